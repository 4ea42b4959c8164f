import pg from 'pg';
import { freshDatabase } from '../support/database.js';

/** One row after the other, each committed by itself, on one connection: rows per second. */
export async function bareInserts(rows: number): Promise<number> {
  const fresh = await freshDatabase();
  const client = new pg.Client({ connectionString: fresh.ownerUrl });
  await client.connect();
  try {
    await client.query('CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)');
    const begun = performance.now();
    for (let row = 0; row < rows; row++) await client.query('INSERT INTO bare (body) VALUES ($1)', [`row ${row}`]);
    return rows / ((performance.now() - begun) / 1000);
  } finally {
    await client.end();
    await fresh.drop();
  }
}
