import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { callFacts, overdue } from '../channels/telephony/index.js';
import { messageDelivered, messageFailed } from '../dossiers/message-outcome.js';
import { INTAKE_DOOR, type IntakeDoor } from '../pipeline/intake/door.types.js';
import { owe } from '../pipeline/outbox.js';
import { Clock } from '../platform/clock/index.js';
import { OwnedTicker, SERVICE_DATABASE_URL, TownDatabase } from '../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import { Towns } from '../towns/index.js';

const everyMs = 30_000;
/** Servers that refuse a mail after taking it say so within the day. */
const quietHours = 24;
/** One that says that it still tries goes on for up to five days (RFC 5321 4.5.4.1), and then says that it gave up. */
const delayedHours = 6 * 24;
/** The carrier itself tries to deliver for four hours. */
const statusHours = 6;
const callsAtOnce = 200;

/** What time itself brings about: a call whose end was never told ends, a mail nobody sent back has arrived. */
@Injectable()
export class Housekeeping implements OnApplicationShutdown {
  private readonly ticker: OwnedTicker;

  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
    @Inject(INTAKE_DOOR) private readonly door: IntakeDoor,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    this.ticker = new OwnedTicker(databaseUrl, 'housekeeping', everyMs, () => this.round(), this.onError);
  }

  start(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  private readonly onError = (error: unknown) =>
    this.logger.warn(describeError(error), 'a round of the housekeeping failed');

  /** One round over all towns. */
  async round(): Promise<void> {
    for (const { id } of await this.towns.all()) {
      for (const deed of [() => this.endCalls(id), () => this.presumeArrived(id), () => this.missStatuses(id)]) {
        // What fails for one town, or of one kind, stops no other.
        await deed().catch(this.onError);
      }
    }
  }

  private async endCalls(townId: string): Promise<void> {
    const calls = await this.database.inTown(townId, (tx) =>
      tx.query<{ source_key: string; silent: boolean }>(
        `SELECT source_key, stored_at < now() - interval '15 minutes' AS silent FROM contact WHERE town_id = $1 AND state = 'open' ORDER BY stored_at LIMIT ${callsAtOnce}`,
        [townId],
      ),
    );
    for (const { source_key: sourceKey, silent } of calls) {
      const notes = await this.door.notes(townId, sourceKey);
      const facts = notes.length > 0 ? overdue(notes, this.clock.now()) : silent ? callFacts(notes) : null;
      if (facts) await this.door.finish(townId, sourceKey, facts);
    }
  }

  private async presumeArrived(townId: string): Promise<void> {
    const at = this.clock.now();
    for (const id of await this.waiting(townId, 'email', quietHours, at, isNotDelayed))
      await this.database.inTown(townId, (tx) => messageDelivered(tx, id, null, at));
  }

  /** The carrier tells what became of an SMS, once: when that was lost, the usager is told in another way. */
  private async missStatuses(townId: string): Promise<void> {
    const at = this.clock.now();
    for (const id of await this.waiting(townId, 'sms', statusHours, at))
      await this.database.inTown(townId, async (tx) => {
        const dossierId = await messageFailed(tx, id, 'unknown', 'never-told', at);
        if (dossierId !== null) await owe(tx, [{ stage: 'loopback', subjectId: dossierId }]);
      });
  }

  /** Messages the next hop took more than `hours` ago, and nothing was heard of since. */
  private async waiting(townId: string, channel: string, hours: number, at: Date, and = 'true'): Promise<string[]> {
    const rows = await this.database.inTown(townId, (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM message WHERE town_id = $1 AND channel = $2 AND state = 'accepted'
         AND ended_at < $3::timestamptz - $4 * interval '1 hour' AND ${and} ORDER BY ended_at LIMIT 500`,
        [townId, channel, at, hours],
      ),
    );
    return rows.map(({ id }) => id);
  }
}

const isNotDelayed = `(ended_at < $3::timestamptz - interval '${delayedHours} hours' OR NOT EXISTS (
  SELECT 1 FROM timeline said WHERE said.town_id = $1 AND said.dossier_id = message.dossier_id AND said.kind = 'message-delayed'
  AND said.data ->> 'message' = message.id::text))`;
