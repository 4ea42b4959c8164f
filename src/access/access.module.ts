import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ENVIRONMENT, type Environment } from '../platform/config/index.js';
import { TownDatabase } from '../platform/database/index.js';
import { AccessGuard } from './access.guard.js';
import { Callers } from './callers.js';
import { DemoVisitor } from './demo-visitor.js';
import { OwnOrigin } from './own-origin.js';
import { refuseUnsafeStart } from './safe-start.js';
import { SessionCookie } from './session-cookie.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { SignInBrake } from './sign-in-brake.js';
import { SignIn } from './sign-in.js';
import { DEMO_VISITOR, SignedIn } from './signed-in.js';

const SAFE_START = Symbol('SAFE_START');

/** Sign-in, keys, and the guard before every route of the application. Refuses an unsafe start: see `refuseUnsafeStart`. */
@Module({})
export class AccessModule {
  /** @param demoVisitor whoever sits at the machine needs no password; never in production, whatever is said here */
  static register({ demoVisitor }: { demoVisitor: boolean }): DynamicModule {
    return {
      module: AccessModule,
      controllers: [SessionController],
      providers: [
        Callers,
        OwnOrigin,
        SessionCookie,
        Sessions,
        SignedIn,
        SignIn,
        SignInBrake,
        { provide: APP_GUARD, useClass: AccessGuard },
        // Awaited while the application is built: nothing runs yet.
        { provide: SAFE_START, inject: [ENVIRONMENT, TownDatabase], useFactory: refuseUnsafeStart },
        {
          provide: DEMO_VISITOR,
          inject: [ENVIRONMENT, TownDatabase],
          useFactory: ({ NODE_ENV }: Environment, database: TownDatabase) =>
            demoVisitor && NODE_ENV !== 'production' ? new DemoVisitor(database) : null,
        },
      ],
    };
  }
}
