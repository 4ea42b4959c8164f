import pg from 'pg';
import { CannotStart } from './cannot-start.js';

/**
 * Holds a database for one web process: a second demo would play its day into the first one's towns. The lock is the
 * connection's, so that it goes with the process however that ends.
 *
 * @param where the setting that led here, and what people call it
 * @throws CannotStart when another process holds it
 */
export async function beAlone(
  ownerUrl: string,
  where: { setting: 'DATA_DIR' | 'DATABASE_URL'; name: string },
): Promise<{ leave: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true, application_name: 'aiguillage alone' });
  // A lost connection frees the place; whoever is at work goes on.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended('aiguillage web', 0)) AS mine`,
  );
  if (!rows[0]!.mine) {
    await client.end();
    throw new CannotStart(
      `${where.setting}: Aiguillage is running on ${where.name} already; stop that one, or give this one another ${where.setting} and another PORT.`,
    );
  }
  return { leave: () => client.end().catch(() => undefined) };
}
