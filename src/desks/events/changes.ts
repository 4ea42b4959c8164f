import type { TownTransaction } from '../../platform/database/index.js';

/** A contact that is new, or has moved. */
export interface ContactChange {
  id: string;
  state: string;
  /** UTC, to the microsecond. */
  updatedAt: string;
}

const utc = (column: string) => `to_char((${column}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Contacts changed since that moment, in order. The index `contact_by_change` answers. */
export function changesSince(tx: TownTransaction, since: string, limit: number): Promise<ContactChange[]> {
  return tx.query<ContactChange>(
    `SELECT id, state, ${utc('updated_at')} AS "updatedAt" FROM contact WHERE town_id = $1 AND updated_at > $2::timestamptz
     ORDER BY contact.updated_at, id LIMIT ${limit}`,
    [tx.townId, since],
  );
}

/** The database's time, a few seconds ago: transactions that began before it may still commit. */
export async function aMomentAgo(tx: TownTransaction, seconds: number): Promise<string> {
  const [row] = await tx.query<{ at: string }>(`SELECT ${utc(`now() - interval '${seconds} seconds'`)} AS at`);
  return row!.at;
}
