import pg from 'pg';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { openDossiers } from '../../src/dossiers/open-dossiers.js';
import type { NewTimer } from '../../src/dossiers/timers.js';
import { setTimers } from '../../src/dossiers/timers.js';
import type { LineStart } from '../../src/pipeline/line-start.js';
import { plan, type Plan } from '../../src/pipeline/routing/index.js';
import { Clockwork } from '../../src/pipeline/timers/clockwork.js';
import type { Environment } from '../../src/platform/config/index.js';
import { Towns } from '../../src/towns/index.js';
import { withTowns } from './database.js';
import { storedContact } from './record.js';
import { SetClock } from './set-clock.js';

type Routed = Parameters<typeof plan>[2];

/** A database with dossiers as routing opens them, and the hands of the clock: nothing else of the line runs. */
export async function clockRoom(validated: Record<string, { by: string; on: string }> = {}) {
  const fresh = await withTowns();
  await validate(fresh.ownerUrl, validated);
  const clock = new SetClock();
  const towns = new Towns(fresh.database, clock);
  /** `stage subjectId`, as the line was told. */
  const started: string[] = [];
  const line = { start: async (_: string, stage: string, id: string) => void started.push(`${stage} ${id}`) };
  const logged: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
  const process = () =>
    new Clockwork(
      fresh.database,
      towns,
      clock,
      line as LineStart,
      logger,
      { SWEEP_SECONDS: 1 } as Environment,
      fresh.serviceUrl,
    );
  const clockwork = process();
  const town = await towns.byId(fresh.saintAubin);
  const rows = <Row>(sql: string, parameters: unknown[] = []) =>
    fresh.database.inTown(town.id, (tx) => tx.query<Row>(sql, parameters));

  return {
    ...fresh,
    town,
    towns,
    clock,
    started,
    /** What went wrong, a line each. */
    logged,
    clockwork,
    /** Another one, as a second process would have. */
    process,
    rows,
    /** A contact about a démarche, routed; returns the dossier's id. */
    open: async (demarche: string, contact: Partial<Routed> = {}, change: Partial<Plan> = {}): Promise<string> => {
      const at = clock.now();
      const routed: Routed = {
        channel: 'email',
        receivedAt: at,
        sender: { email: 'garcia@habitants.example' },
        serviceId: null,
        documentsMissing: [],
        at,
        askedAt: at,
        places: [],
        address: [],
        segment: 'particulier',
        danger: null,
        hasDeadline: false,
        ...contact,
      };
      const planned = { ...plan(town, demarche, routed, true), ...change };
      const id = uuid();
      await fresh.database.inTown(town.id, async (tx) => {
        const contactId = await storedContact(tx, {
          channel: routed.channel,
          received_at: routed.receivedAt,
          sender: JSON.stringify(routed.sender),
          state: 'routed',
        });
        const dossier = {
          ...planned,
          id,
          demarcheId: demarche,
          serviceId: planned.service.id,
          administrationId: planned.administration?.id ?? null,
          usagerId: null,
          parentId: null,
          confidential: false,
          summary: null,
          receivedAt: routed.receivedAt,
          targetDate: planned.mode === 'municipal' ? planned.targetDate : null,
          state: 'open' as const,
        };
        await openDossiers(tx, contactId, [dossier], { townCode: 'SA', year: 2027 }, at);
      });
      return id;
    },
    /** What time does to a dossier by that instant, in French local time: the kinds of work people have then, by time alone. */
    tasksAt: async (local: string, dossierId: string): Promise<string[]> => {
      clock.set(local);
      await clockwork.round();
      const tasks = await rows<{ kind: string }>(
        `SELECT kind FROM task WHERE dossier_id = $1 AND state = 'to-do' AND kind NOT IN ('handle', 'transmission') ORDER BY created_at, key`,
        [dossierId],
      );
      return tasks.map(({ kind }) => kind);
    },
    set: (timers: NewTimer[]) => fresh.database.inTown(town.id, (tx) => setTimers(tx, timers)),
    stop: () => fresh.drop(),
  };
}
export type ClockRoom = Awaited<ReturnType<typeof clockRoom>>;

/** As the town hall would in its file, before anybody has read it. */
export async function validate(ownerUrl: string, validated: Record<string, { by: string; on: string }>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `UPDATE town SET applied_at = clock_timestamp(), configuration = jsonb_set(configuration, '{town,validated}', $1)
       WHERE slug = 'saint-aubin-sur-gier'`,
      [JSON.stringify(validated)],
    );
  } finally {
    await client.end();
  }
}
