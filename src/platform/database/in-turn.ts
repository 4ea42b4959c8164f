import pg from 'pg';

/** Does something that no two processes do at once, under that name: waits for its turn. The lock goes with the connection. */
export async function inTurn<T>(databaseUrl: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    application_name: 'aiguillage in turn',
  });
  // A lost connection frees the name: at worst the work is done twice, which harms nobody.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
