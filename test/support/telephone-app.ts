import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Writable } from 'node:stream';
import pino from 'pino';
import { SMS_SETTINGS, ON_SMS_STATUS, SmsDeliverer, SmsModule } from '../../src/channels/sms/index.js';
import type { OnSmsStatus } from '../../src/channels/sms/index.js';
import { DANGER, HINT, LINES, TELEPHONY_SETTINGS, TelephonyModule } from '../../src/channels/telephony/index.js';
import type { Danger, Hint, Line } from '../../src/channels/telephony/index.js';
import { startCarrier, type Carrier, type CarrierAccount } from '../../src/demo/carrier/index.js';
import { INTAKE_DOOR } from '../../src/pipeline/intake/door.types.js';
import { Clock } from '../../src/platform/clock/index.js';
import { LOGGER } from '../../src/platform/logs/index.js';
import { DoorInMemory } from './intake-door.js';

/** The application is known outside by another address than the one it listens on, as behind a proxy. */
export const publicUrl = 'https://telephone.mairie.example/aiguillage';
const credentials = { accountSid: 'AC0123456789abcdef0123456789abcdef', authToken: 'not-a-secret-in-a-test' };

/** What the rest of the program would answer; tests change it. */
export interface World {
  lines: Map<string, Line>;
  linesAreAway: boolean;
  hint: (words: string) => Promise<Hint | null>;
  danger: (words: string) => Danger | null;
}

export interface TelephoneApp {
  app: NestFastifyApplication;
  carrier: Carrier;
  account: CarrierAccount;
  door: DoorInMemory;
  world: World;
  deliverer: SmsDeliverer;
  statuses: Parameters<OnSmsStatus>[];
  /** Everything logged so far. */
  logged(): string;
  stop(): Promise<void>;
}

/** The two telephone channels in a real Fastify application, with the carrier's double at the other end of the line. */
export async function startTelephoneApp(): Promise<TelephoneApp> {
  const door = new DoorInMemory();
  const world: World = { lines: new Map(), linesAreAway: false, hint: async () => null, danger: () => null };
  const statuses: Parameters<OnSmsStatus>[] = [];
  const chunks: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => done(void chunks.push(String(chunk))) });
  const account: CarrierAccount = { ...credentials, publicUrl };
  const carrier = await startCarrier(account);

  const find = (number: string) => {
    if (world.linesAreAway) throw new Error('the database is away');
    return world.lines.get(number) ?? null;
  };
  const providers = [
    { provide: LOGGER, useValue: pino({ level: 'trace' }, sink) },
    { provide: INTAKE_DOOR, useValue: door },
    { provide: LINES, useValue: { find } },
    { provide: HINT, useValue: (_: string, words: string) => world.hint(words) },
    { provide: DANGER, useValue: (_: string, words: string) => world.danger(words) },
    { provide: TELEPHONY_SETTINGS, useValue: { publicUrl, authToken: credentials.authToken, ringSeconds: 25 } },
    {
      provide: SMS_SETTINGS,
      useValue: { publicUrl, from: 'MAIRIE', account: { ...credentials, apiUrl: carrier.url } },
    },
    { provide: ON_SMS_STATUS, useValue: async (...told: Parameters<OnSmsStatus>) => void statuses.push(told) },
    Clock,
  ];
  const testing = Test.createTestingModule({
    imports: [around(providers), TelephonyModule.register({}), SmsModule.register({})],
  });
  const app = (await testing.compile()).createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  // What a proxy does with the prefix of the public address.
  await app.listen(0, '127.0.0.1');
  account.appUrl = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const stop = async () => {
    await carrier.stop();
    await app.close();
  };
  const deliverer = app.get(SmsDeliverer, { strict: false });
  return { app, carrier, account, door, world, deliverer, statuses, logged: () => chunks.join(''), stop };
}

function around(providers: object[]) {
  @Global()
  @Module({
    providers: providers as never,
    exports: providers.map((each) => ('provide' in each ? each.provide : each)) as never,
  })
  class Around {}
  return Around;
}
