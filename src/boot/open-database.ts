import { migrations, serviceRole } from '../migrations/index.js';
import type { Environment } from '../platform/config/index.js';
import { migrate, startEmbeddedPostgres } from '../platform/database/index.js';
import { migrateQueues } from '../platform/queues/index.js';
import { beAlone } from './be-alone.js';

/** A database up to date, the embedded one when the environment names none. */
export interface OpenDatabase {
  /** For migrations and `towns apply` alone. */
  ownerUrl: string;
  /** For everything else: the role that cannot bypass row-level security. */
  serviceUrl: string;
  stop(): Promise<void>;
}

/** @param isAlone refuses, before anything is changed, where another process that was to be alone is at work */
export async function openDatabase(
  { DATABASE_URL, DATA_DIR, QUEUE_URL }: Environment,
  { isAlone = false } = {},
): Promise<OpenDatabase> {
  const embedded = DATABASE_URL ? null : await startEmbeddedPostgres(DATA_DIR);
  const ownerUrl = DATABASE_URL ?? embedded!.url;
  let place: Awaited<ReturnType<typeof beAlone>> | null = null;
  const stop = async () => {
    await place?.leave();
    await embedded?.stop();
  };
  try {
    if (isAlone)
      place = await beAlone(
        ownerUrl,
        embedded ? { setting: 'DATA_DIR', name: DATA_DIR } : { setting: 'DATABASE_URL', name: 'that database' },
      );
    const serviceUrl = await migrate(ownerUrl, serviceRole, migrations);
    if (!QUEUE_URL) await migrateQueues(ownerUrl, serviceRole);
    return { ownerUrl, serviceUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
