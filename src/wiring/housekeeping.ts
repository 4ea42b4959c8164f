import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { overdue } from '../channels/telephony/index.js';
import { messageDelivered } from '../dossiers/message-outcome.js';
import { INTAKE_DOOR, type IntakeDoor } from '../pipeline/intake/door.types.js';
import { Clock } from '../platform/clock/index.js';
import { OwnedTicker, SERVICE_DATABASE_URL, TownDatabase } from '../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import { Towns } from '../towns/index.js';

const everyMs = 30_000;
/** Servers that refuse a mail after taking it say so within the day. */
const quietHours = 24;
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
    @Inject(LOGGER) logger: Logger,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    const onError = (error: unknown) => logger.warn(describeError(error), 'a round of the housekeeping failed');
    this.ticker = new OwnedTicker(databaseUrl, 'housekeeping', everyMs, () => this.round(), onError);
  }

  start(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** One round over all towns. */
  async round(): Promise<void> {
    for (const { id } of await this.towns.all()) {
      await this.endCalls(id);
      await this.presumeArrived(id);
    }
  }

  private async endCalls(townId: string): Promise<void> {
    const calls = await this.database.inTown(townId, (tx) =>
      tx.query<{ source_key: string }>(
        `SELECT source_key FROM contact WHERE town_id = $1 AND state = 'open' ORDER BY stored_at LIMIT ${callsAtOnce}`,
        [townId],
      ),
    );
    for (const { source_key: sourceKey } of calls) {
      const notes = await this.door.notes(townId, sourceKey);
      const facts = notes.length > 0 ? overdue(notes, this.clock.now()) : null;
      if (facts) await this.door.finish(townId, sourceKey, facts);
    }
  }

  private async presumeArrived(townId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.inTown(townId, async (tx) => {
      const quiet = await tx.query<{ id: string }>(
        `SELECT id FROM message WHERE town_id = $1 AND channel = 'email' AND state = 'accepted'
         AND ended_at < $2::timestamptz - ${quietHours} * interval '1 hour' LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED`,
        [townId, now],
      );
      for (const { id } of quiet) await messageDelivered(tx, id, null, now);
    });
  }
}
