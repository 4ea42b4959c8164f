import { migrations, serviceRole } from '../migrations/index.js';
import type { Environment } from '../platform/config/index.js';
import { migrate, startEmbeddedPostgres } from '../platform/database/index.js';
import { migrateQueues } from '../platform/queues/index.js';

/** A database up to date, the embedded one when the environment names none. */
export interface OpenDatabase {
  /** For migrations and `towns apply` alone. */
  ownerUrl: string;
  /** For everything else: the role that cannot bypass row-level security. */
  serviceUrl: string;
  stop(): Promise<void>;
}

export async function openDatabase({ DATABASE_URL, DATA_DIR, QUEUE_URL }: Environment): Promise<OpenDatabase> {
  const embedded = DATABASE_URL ? null : await startEmbeddedPostgres(DATA_DIR);
  const ownerUrl = DATABASE_URL ?? embedded!.url;
  try {
    const serviceUrl = await migrate(ownerUrl, serviceRole, migrations);
    if (!QUEUE_URL) await migrateQueues(ownerUrl, serviceRole);
    return { ownerUrl, serviceUrl, stop: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
