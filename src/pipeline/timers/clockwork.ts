import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DossierRow } from '../../dossiers/rows.js';
import { addTasks } from '../../dossiers/tasks.js';
import type { TimerRow } from '../../dossiers/timers.js';
import { Clock } from '../../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../../platform/config/index.js';
import {
  OwnedTicker,
  SERVICE_DATABASE_URL,
  TownDatabase,
  type TownTransaction,
} from '../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import { nextOpening, Towns } from '../../towns/index.js';
import { LineStart } from '../line-start.js';
import { owe } from '../outbox.js';
import type { Handed } from '../stage.js';
import { deeds } from './deeds.js';

const atOnce = 500;
const attemptsMax = 5;
const pauseMs = 60_000;

interface Due {
  dossier_id: string;
  key: string;
}

/** Rings the moments that have come, each in a transaction of its own, by one process at a time. */
@Injectable()
export class Clockwork implements OnApplicationShutdown {
  private readonly ticker: OwnedTicker;

  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LineStart) private readonly line: LineStart,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ENVIRONMENT) { SWEEP_SECONDS }: Environment,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    this.ticker = new OwnedTicker(databaseUrl, 'clockwork', SWEEP_SECONDS * 1000, () => this.round(), this.onError);
  }

  start(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  private readonly onError = (error: unknown) =>
    this.logger.warn(describeError(error), 'a round of the clockwork failed');

  /** One round over all towns. */
  async round(): Promise<void> {
    for (const { id } of await this.towns.all()) await this.ringAll(id).catch(this.onError);
  }

  private async ringAll(townId: string): Promise<void> {
    const due = await this.database.inTown(townId, (tx) =>
      tx.query<Due>(
        `SELECT dossier_id, key FROM timer WHERE town_id = $1 AND rang_at IS NULL AND due_at <= $2 ORDER BY due_at LIMIT ${atOnce}`,
        [townId, this.clock.now()],
      ),
    );
    for (const one of due) {
      try {
        await this.ring(townId, one);
      } catch (error) {
        this.logger.error({ dossierId: one.dossier_id, timer: one.key, ...describeError(error) }, 'a timer failed');
        await this.database.inTown(townId, (tx) => failed(tx, one, this.clock.now()));
      }
    }
  }

  private async ring(townId: string, due: Due): Promise<void> {
    const town = await this.towns.byId(townId);
    const at = this.clock.now();
    const handed = await this.database.inTown(townId, async (tx) => {
      const [dossier] = await tx.query<DossierRow>(
        `SELECT *, target_date::text, tacit_on::text, tacit_announced::text FROM dossier WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE`,
        [townId, due.dossier_id],
      );
      const service = town.services.get(dossier?.service_id ?? '') ?? town.configuration;
      const opening = nextOpening(town, service, at);
      if (opening > at) return wait(tx, due, opening);
      const [timer] = await tx.query<TimerRow>(
        `UPDATE timer SET rang_at = $4 WHERE town_id = $1 AND dossier_id = $2 AND key = $3 AND rang_at IS NULL AND due_at <= $4
         RETURNING dossier_id, key, kind, facts, due_at`,
        [townId, due.dossier_id, due.key, at],
      );
      // Somebody was faster, or has moved it.
      if (!dossier || !timer) return [];
      const owed = await deeds[timer.kind]({ tx, town, dossier, timer, at });
      await owe(tx, owed);
      return owed;
    });
    for (const { stage, subjectId } of handed) await this.line.start(townId, stage, subjectId);
  }
}

/** Nothing rings at night, on a Sunday or on a holiday: it does when the service opens. */
async function wait(tx: TownTransaction, { dossier_id, key }: Due, opening: Date): Promise<Handed[]> {
  await tx.query(
    'UPDATE timer SET due_at = $4 WHERE town_id = $1 AND dossier_id = $2 AND key = $3 AND rang_at IS NULL AND due_at < $4',
    [tx.townId, dossier_id, key, opening],
  );
  return [];
}

/** It is tried again a little later; in the end a person is shown which dossier time did not ring for. */
async function failed(tx: TownTransaction, { dossier_id, key }: Due, at: Date): Promise<void> {
  const [timer] = await tx.query<{ attempts: number }>(
    `UPDATE timer SET attempts = attempts + 1, due_at = $4::timestamptz + (attempts + 1) * $5 * interval '1 millisecond',
                      rang_at = CASE WHEN attempts + 1 >= $6 THEN $4::timestamptz END
     WHERE town_id = $1 AND dossier_id = $2 AND key = $3 AND rang_at IS NULL RETURNING attempts`,
    [tx.townId, dossier_id, key, at, pauseMs, attemptsMax],
  );
  if (!timer || timer.attempts < attemptsMax) return;
  const reason = `failed-timer-${key}`;
  await addTasks(tx, [{ dossierId: dossier_id, key: reason, kind: 'technical-failure', reason, dueAt: at }]);
}
