import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../src/platform/database/index.js';

/** A contact as the door stores it, for tests that begin behind the door. */
export async function storedContact(tx: TownTransaction, columns: Record<string, unknown> = {}): Promise<string> {
  const id = uuid();
  const row = {
    town_id: tx.townId,
    id,
    channel: 'email',
    source: 'contact@saint-aubin-sur-gier.example',
    source_key: id,
    received_at: new Date('2027-03-01T09:00:00Z'),
    sender: '{}',
    state: 'received',
    ...columns,
  };
  const names = Object.keys(row);
  await tx.query(
    `INSERT INTO contact (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
    Object.values(row),
  );
  return id;
}

/** What somebody with the database's own password could do. */
export async function asOwner({ ownerUrl }: { ownerUrl: string }, sql: string, parameters?: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(sql, parameters);
  } finally {
    await client.end();
  }
}
