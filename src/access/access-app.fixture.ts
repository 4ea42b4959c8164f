import { Writable } from 'node:stream';
import { Controller, Get, Global, Module, Param, Post } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import pino from 'pino';
import { prepareWeb } from '../boot/prepare-web.js';
import { Clock } from '../platform/clock/index.js';
import { ENVIRONMENT, readEnvironment } from '../platform/config/index.js';
import { TownDatabase } from '../platform/database/index.js';
import { LOGGER } from '../platform/logs/index.js';
import { AccessModule, CurrentCaller, inTownOf, type Caller } from './index.js';

/** Routes such as the rest of the program has. */
@Controller()
class Desk {
  @Get('api/towns/:town/contacts')
  contacts(@CurrentCaller() caller: Caller, @Param('town') town: string) {
    const { slug, role, serviceId } = inTownOf(caller, town, 'see-contacts');
    return { slug, role, serviceId, by: caller.login };
  }

  @Post('api/towns/:town/closing')
  close(@CurrentCaller() caller: Caller, @Param('town') town: string) {
    return { slug: inTownOf(caller, town, 'close-dossiers').slug };
  }

  @Get(['health/live', 'formulaire/:town', 'healthy'])
  open() {
    return { ok: true };
  }

  @Post('twilio/voice/incoming')
  ring() {
    return { ok: true };
  }
}

export interface AccessApp {
  app: NestFastifyApplication;
  /** Everything logged so far. */
  logged(): string;
}

/** The guard, the session routes and a desk in a real Fastify application, not yet listening. */
export async function startAccessApp(
  database: TownDatabase,
  clock: Clock,
  settings: Record<string, string> = {},
  demoVisitor = false,
): Promise<AccessApp> {
  const environment = readEnvironment({
    NODE_ENV: 'test',
    PUBLIC_URL: 'https://contacts.mairie.example',
    SESSION_SECRET: 'not a secret in a test, but long enough',
    ...settings,
  });
  const chunks: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => done(void chunks.push(String(chunk))) });
  const providers = [
    { provide: ENVIRONMENT, useValue: environment },
    { provide: TownDatabase, useValue: database },
    { provide: Clock, useValue: clock },
    { provide: LOGGER, useValue: pino({ level: 'trace' }, sink) },
  ];
  @Global()
  @Module({ providers, exports: providers.map(({ provide }) => provide) })
  class Around {}
  const testing = Test.createTestingModule({
    imports: [Around, AccessModule.register({ demoVisitor })],
    controllers: [Desk],
  });
  const app = (await testing.compile()).createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await prepareWeb(app, environment);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, logged: () => chunks.join('') };
}
