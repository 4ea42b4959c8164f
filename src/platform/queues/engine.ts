import { createPostgresBackend, createRedisBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';

// BullMQ's own default schema; named here because rights are granted on it.
const schema = 'bullmq';
const connectionsPerQueue = 3;

export interface QueueStore {
  /** `redis://…`, or null for the Postgres engine. */
  redisUrl: string | null;
  /** Connection string of the service's role, for the Postgres engine. */
  databaseUrl: string;
}

/**
 * Sets the engine of every queue and worker of this process. Call it before any is built: BullMQ reads the default
 * at construction.
 * @returns the `connection` option for BullModule.forRoot
 */
export function chooseEngine(store: QueueStore): object {
  if (store.redisUrl !== null) {
    setDefaultBackendFactory(createRedisBackend);
    return { url: store.redisUrl, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory(createPostgresBackend);
  return {
    connectionString: store.databaseUrl,
    max: connectionsPerQueue,
    // The queue is a hand on the shoulder: what a crash takes from it, the sweeper finds again in the outbox.
    options: '-c synchronous_commit=off',
  };
}

/** Makes the Postgres engine's tables, as the owner, and lets the service use them. */
export async function migrateQueues(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
    const grantee = pg.escapeIdentifier(role);
    await client.query(`
      -- CREATE: the engine makes a sequence for each queue when it is first used.
      GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${grantee};
      GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${grantee};
      GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${grantee};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${grantee};`);
  } finally {
    await client.end();
  }
}
