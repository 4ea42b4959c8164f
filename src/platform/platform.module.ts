import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ClockModule } from './clock/index.js';
import { ENVIRONMENT, type Environment } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { DocumentsModule } from './documents/index.js';
import { LogsModule } from './logs/index.js';
import { QueuesModule } from './queues/index.js';
import type { QueueDefinition } from './queues/queues.module.js';

/** What everything else stands on. Global: each of its parts may be asked for anywhere. */
@Global()
@Module({})
export class PlatformModule {
  /** @param serviceUrl connection string of the role the service runs under, which cannot bypass row-level security */
  static register(environment: Environment, serviceUrl: string, queues: readonly QueueDefinition[]): DynamicModule {
    const store = { redisUrl: environment.QUEUE_URL ?? null, databaseUrl: serviceUrl };
    return {
      module: PlatformModule,
      imports: [
        ClockModule,
        LogsModule,
        DocumentsModule,
        DatabaseModule.connect(serviceUrl),
        QueuesModule.register(store, queues),
      ],
      providers: [{ provide: ENVIRONMENT, useValue: environment }],
      exports: [ENVIRONMENT],
    };
  }
}
