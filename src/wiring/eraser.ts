import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { OwnedTicker, SERVICE_DATABASE_URL, TownDatabase } from '../platform/database/index.js';
import { DocumentStore } from '../platform/documents/index.js';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import { Towns } from '../towns/index.js';

const everyMs = 5 * 60_000;
const atOnce = 100;

/** Documents that were removed leave the disk too, unless another document has the very same bytes; and halves of what never became one. */
@Injectable()
export class Eraser implements OnApplicationShutdown {
  private readonly ticker: OwnedTicker;

  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(DocumentStore) private readonly store: DocumentStore,
    @Inject(LOGGER) logger: Logger,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    const onError = (error: unknown) => logger.warn(describeError(error), 'a round of the eraser failed');
    this.ticker = new OwnedTicker(databaseUrl, 'eraser', everyMs, () => this.round(), onError);
  }

  start(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  async round(): Promise<void> {
    for (const { id } of await this.towns.all()) {
      await this.store.clearAbandoned(id);
      for (const sha256 of await this.removed(id)) await this.erase(id, sha256);
    }
  }

  private async removed(townId: string): Promise<string[]> {
    const rows = await this.database.inTown(townId, (tx) =>
      tx.query<{ sha256: string }>(
        `SELECT DISTINCT sha256 FROM document WHERE town_id = $1 AND removed_at IS NOT NULL AND erased_at IS NULL LIMIT ${atOnce}`,
        [townId],
      ),
    );
    return rows.map(({ sha256 }) => sha256);
  }

  private erase(townId: string, sha256: string): Promise<void> {
    return this.database.inTown(townId, async (tx) => {
      const [shared] = await tx.query(
        'SELECT 1 FROM document WHERE town_id = $1 AND sha256 = $2 AND removed_at IS NULL LIMIT 1',
        [townId, sha256],
      );
      if (!shared && !(await this.store.erase(townId, sha256))) return;
      await tx.query(
        'UPDATE document SET erased_at = now() WHERE town_id = $1 AND sha256 = $2 AND removed_at IS NOT NULL',
        [townId, sha256],
      );
    });
  }
}
