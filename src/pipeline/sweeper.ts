import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform/config/index.js';
import { OwnedTicker, SERVICE_DATABASE_URL, TownDatabase } from '../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import { HandOver } from '../platform/queues/index.js';
import { Towns } from '../towns/index.js';

const rowsAtOnce = 1_000;

/**
 * Hands on what a crash, a wiped queue or a delay left in the outbox. Adding what is queued already is harmless, so it
 * asks nobody; one process does it at a time, and only to spare the database.
 */
@Injectable()
export class Sweeper implements OnApplicationShutdown {
  private readonly ticker: OwnedTicker;

  constructor(
    private readonly database: TownDatabase,
    private readonly handOver: HandOver,
    private readonly towns: Towns,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) logger: Logger,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    const everyMs = environment.SWEEP_SECONDS * 1000;
    const onError = (error: unknown) => logger.warn(describeError(error), 'a round of the sweeper failed');
    this.ticker = new OwnedTicker(databaseUrl, 'sweeper', everyMs, () => this.sweep(), onError);
  }

  start(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  private async sweep(): Promise<void> {
    for (const { id: townId } of await this.towns.all()) {
      const left = await this.database.inTown(townId, (tx) =>
        tx.query<{ stage: string; subject_id: string }>(
          `SELECT stage, subject_id FROM outbox WHERE town_id = $1 AND due_at < now() - $2 * interval '1 second'
           ORDER BY due_at LIMIT ${rowsAtOnce}`,
          [townId, this.environment.SWEEP_SECONDS],
        ),
      );
      await this.handOver.add(left.map(({ stage, subject_id }) => ({ queue: stage, townId, subjectId: subject_id })));
    }
  }
}
