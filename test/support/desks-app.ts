import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { AccessModule } from '../../src/access/index.js';
import { prepareWeb } from '../../src/boot/prepare-web.js';
import { CounterModule } from '../../src/channels/counter/index.js';
import { WebFormModule } from '../../src/channels/web/index.js';
import { DesksModule } from '../../src/desks/index.js';
import { openDossiers, type NewDossier } from '../../src/dossiers/open-dossiers.js';
import { Door } from '../../src/pipeline/intake/door.js';
import { INTAKE_DOOR } from '../../src/pipeline/intake/door.types.js';
import { LineStart } from '../../src/pipeline/line-start.js';
import { Clock } from '../../src/platform/clock/index.js';
import { ENVIRONMENT, readEnvironment } from '../../src/platform/config/index.js';
import { TownDatabase } from '../../src/platform/database/index.js';
import { DocumentStore } from '../../src/platform/documents/index.js';
import { LOGGER } from '../../src/platform/logs/index.js';
import { TownsModule } from '../../src/towns/index.js';
import { agentKey, type TestRole } from './agent-key.js';
import { withTowns } from './database.js';
import { storedContact } from './record.js';
import { SetClock } from './set-clock.js';

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** The body when it is JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test says what it expects of it
  body: any;
}

/** The desks, the form and the counter on a real database and a real Fastify; the line stands still, and what it was told is kept. */
export async function startDesksApp() {
  const fresh = await withTowns();
  const dataDir = await mkdtemp(join(tmpdir(), 'desks-'));
  const clock = new SetClock();
  /** `stage subjectId`, in order. */
  const started: string[] = [];
  const environment = readEnvironment({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    SESSION_SECRET: randomUUID() + randomUUID(),
  });
  const documents = new DocumentStore(environment);
  const start = async (_townId: string, stage: string, subjectId: string) => void started.push(`${stage} ${subjectId}`);
  const parts = [
    { provide: ENVIRONMENT, useValue: environment },
    { provide: LOGGER, useValue: pino({ level: 'silent' }) },
    { provide: Clock, useValue: clock },
    { provide: TownDatabase, useValue: fresh.database },
    { provide: DocumentStore, useValue: documents },
    { provide: LineStart, useValue: { start } },
    { provide: INTAKE_DOOR, useClass: Door },
  ];
  @Global()
  @Module({ providers: parts, exports: parts.map(({ provide }) => provide) })
  class Platform {}
  const imports = [
    Platform,
    TownsModule,
    AccessModule.register({ demoVisitor: false }),
    DesksModule,
    WebFormModule,
    CounterModule,
  ];
  const module = await Test.createTestingModule({ imports }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await prepareWeb(app, environment);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- so do the tests of a row
  const rows = <Row = Record<string, any>>(sql: string, parameters: unknown[] = [], townId = fresh.saintAubin) =>
    fresh.database.inTown(townId, (tx) => tx.query<Row>(sql, parameters));

  return {
    ...fresh,
    url,
    clock,
    started,
    documents,
    rows,
    /** As an agent of that role in Saint-Aubin, unless told otherwise; path within the town. */
    ask: async (method: string, path: string, as: TestRole = {}, body?: object): Promise<Answered> => {
      const key = await agentKey(fresh.database, as);
      const inTown = path.startsWith('/') ? path : `/api/towns/${as.town ?? 'saint-aubin-sur-gier'}/${path}`;
      return answered(
        await fetch(`${url}${inTown}`, {
          method,
          headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
    },
    contact: (columns: Record<string, unknown> = {}, townId = fresh.saintAubin) =>
      fresh.database.inTown(townId, (tx) => storedContact(tx, columns)),
    /** Opens a dossier for a contact; returns its number. */
    dossier: async (contactId: string, more: Partial<NewDossier> = {}) => {
      const at = clock.now();
      const dossier: NewDossier = {
        id: uuid(),
        demarcheId: 'degradation-voirie',
        serviceId: 'voirie-proprete',
        administrationId: null,
        usagerId: null,
        parentId: null,
        priority: 'normal',
        confidential: false,
        summary: null,
        receivedAt: at,
        targetDate: '2027-03-08',
        state: 'open',
        tasks: [{ key: 'handle', kind: 'handle', dueAt: at }],
        debts: [{ kind: 'answer', dueAt: at, payable: false }],
        ...more,
      };
      const [number] = await fresh.database.inTown(fresh.saintAubin, (tx) =>
        openDossiers(tx, contactId, [dossier], { townCode: 'SA', year: 2027 }, at),
      );
      return number!;
    },
    stop: async () => {
      await app.close();
      await fresh.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type DesksApp = Awaited<ReturnType<typeof startDesksApp>>;

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}
