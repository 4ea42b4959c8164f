import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { prepareWeb } from '../../src/boot/prepare-web.js';
import { startLine } from '../../src/boot/start-line.js';
import { startCarrier, type Carrier, type CarrierAccount } from '../../src/demo/carrier/index.js';
import { Training } from '../../src/pipeline/qualification/models/training.js';
import { Clock } from '../../src/platform/clock/index.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { loadConfiguration } from '../../src/towns/configuration/index.js';
import { withTowns } from './database.js';
import { startDovecot, type Dovecot } from './dovecot.js';
import { agentKey, type TestRole } from './agent-key.js';
import { startRedis, type RedisServer } from './redis.js';
import { SetClock } from './set-clock.js';
import { BuiltTraining } from './built-training.js';
import { startSmtpSink, type SmtpSink } from './smtp-sink.js';

export type Engine = 'postgres' | 'redis';
/** The engines every journey runs on. */
export const engines: readonly Engine[] = ['postgres', 'redis'];

type Fresh = Awaited<ReturnType<typeof withTowns>>;

/** The whole program behind its real doors, with the two demo towns. */
export interface TownHall extends Pick<Fresh, 'database' | 'ownerUrl' | 'serviceUrl' | 'saintAubin' | 'grandval'> {
  app: NestFastifyApplication;
  url: string;
  dataDir: string;
  clock: SetClock;
  carrier: Carrier;
  dovecot: Dovecot;
  sink: SmtpSink;
  redis: RedisServer | null;
  /** Calls the API with the key of an agent of that role; `town` is a slug. */
  api(
    method: string,
    path: string,
    body?: object,
    as?: TestRole,
  ): Promise<{
    status: number; // What a route answers is each test's own business.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    body: any;
  }>;
  /** Everything logged so far. */
  logged(): Promise<string>;
  stop(): Promise<void>;
}

const credentials = { accountSid: 'AC0123456789abcdef0123456789abcdef', authToken: 'not-a-secret-in-a-test' };

/** @param prepare changes the towns before the program reads them */
export async function startTownHall(
  engine: Engine = 'postgres',
  settings: Record<string, string> = {},
  prepare: (fresh: Fresh) => Promise<void> = async () => {},
): Promise<TownHall> {
  const { configuration } = await loadConfiguration('config');
  const mailboxes = configuration!.towns.flatMap((town) => town.mailboxes);
  const [fresh, dovecot, sink, redis] = await Promise.all([
    withTowns(),
    startDovecot(mailboxes.map(({ address }) => address)),
    startSmtpSink(),
    engine === 'redis' ? startRedis() : null,
  ]);
  await prepare(fresh);
  for (const { address, url } of mailboxes) process.env[url.env] = dovecot.imapUrl(address);
  const dataDir = await mkdtemp(join(tmpdir(), 'town-hall-'));
  const publicUrl = 'http://mairie.example';
  const account: CarrierAccount = { ...credentials, publicUrl };
  const carrier = await startCarrier(account);
  const environment = readEnvironment({
    NODE_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    LOG_FILE: join(dataDir, 'log'),
    LOG_LEVEL: 'debug',
    SMTP_URL: sink.url,
    TWILIO_ACCOUNT_SID: credentials.accountSid,
    TWILIO_AUTH_TOKEN: credentials.authToken,
    TWILIO_API_URL: carrier.url,
    SESSION_SECRET: randomUUID() + randomUUID(),
    SWEEP_SECONDS: '1',
    WORKER_CONCURRENCY: '4',
    ...(redis && { QUEUE_URL: redis.url }),
    ...settings,
  });
  const clock = new SetClock();
  const module = await Test.createTestingModule({ imports: [AppModule.register(environment, fresh.serviceUrl)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(Training)
    .useValue(new BuiltTraining())
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await prepareWeb(app, environment);
  await app.listen(0, '127.0.0.1');
  await startLine(app);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  account.appUrl = url;
  return {
    ...fresh,
    app,
    url,
    dataDir,
    clock,
    carrier,
    dovecot,
    sink,
    redis,
    api: async (method, path, body, as = {}) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await agentKey(fresh.database, as)}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, body: isJson ? JSON.parse(text) : text };
    },
    logged: () => readFile(join(dataDir, 'log'), 'utf8').catch(() => ''),
    stop: async () => {
      if (process.env.SHOW_LOG) process.stderr.write(await readFile(join(dataDir, 'log'), 'utf8').catch(() => ''));
      await carrier.stop();
      await app.close();
      await Promise.all([dovecot.stop(), sink.stop(), redis?.stop()]);
      await fresh.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
