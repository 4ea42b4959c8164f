import { Inject, Injectable } from '@nestjs/common';
import { inTurn, SERVICE_DATABASE_URL, TownDatabase } from '../../../platform/database/index.js';
import { LOGGER, type Logger } from '../../../platform/logs/index.js';
import type { Example } from '../classifier/index.js';
import { shaOf } from './sha-of.js';
import { Training } from './training.js';

/** Models of what configuration files teach: each learnt once, whichever town or process asks first, and kept. */
@Injectable()
export class CatalogueModels {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(SERVICE_DATABASE_URL) private readonly databaseUrl: string,
    @Inject(Training) private readonly training: Training,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The kept bytes; learns them in seconds when nobody has. @throws TrainingFailed */
  async of(examples: readonly Example[]): Promise<Buffer> {
    const sha256 = shaOf(examples);
    return (
      (await this.find(sha256)) ??
      inTurn(this.databaseUrl, `classifier ${sha256}`, async () => {
        // Another process may have learnt it while this one waited for its turn.
        return (await this.find(sha256)) ?? this.learn(sha256, examples);
      })
    );
  }

  /** The same, not trusting what is kept: it could not be read. */
  async again(examples: readonly Example[]): Promise<Buffer> {
    await this.database.query('DELETE FROM catalogue_model WHERE sha256 = $1', [shaOf(examples)]);
    return this.of(examples);
  }

  /** What that model has learnt; null when it is not kept. */
  async examplesOf(sha256: string): Promise<Example[] | null> {
    const [kept] = await this.database.query<{ examples: Buffer }>(
      'SELECT examples FROM catalogue_model WHERE sha256 = $1',
      [sha256],
    );
    return kept ? (JSON.parse(kept.examples.toString('utf8')) as Example[]) : null;
  }

  /** Gives up those that no town can use any more, and that nobody has just learnt. */
  async keepOnly(shas: readonly string[]): Promise<void> {
    await this.database.query(
      `DELETE FROM catalogue_model WHERE sha256 <> ALL ($1) AND created_at < now() - interval '1 day'`,
      [shas],
    );
  }

  private async find(sha256: string): Promise<Buffer | null> {
    const [kept] = await this.database.query<{ bytes: Buffer }>('SELECT bytes FROM catalogue_model WHERE sha256 = $1', [
      sha256,
    ]);
    return kept?.bytes ?? null;
  }

  private async learn(sha256: string, examples: readonly Example[]): Promise<Buffer> {
    this.logger.info({ model: sha256.slice(0, 12), examples: examples.length }, 'the classifier learns the catalogue');
    const startedAt = Date.now();
    const bytes = await this.training.train(examples);
    await this.database.query(
      'INSERT INTO catalogue_model (sha256, examples, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [sha256, Buffer.from(JSON.stringify(examples)), bytes],
    );
    this.logger.info(
      { model: sha256.slice(0, 12), bytes: bytes.length, seconds: Math.round((Date.now() - startedAt) / 100) / 10 },
      'the classifier has learnt the catalogue',
    );
    return bytes;
  }
}
