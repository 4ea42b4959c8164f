import type pg from 'pg';
import type { Kind } from './difference.js';
import { gone } from './statements.js';
import type { Row } from './rows.js';
import type { Table } from './tables.js';

/** Something the configuration no longer has, and rows of the record still name. */
export interface Held {
  town: string;
  kind: Kind;
  id: string;
  /** Table of the rows that name it: `dossier`. */
  heldBy: string;
}

/** What has served cannot be taken away: nothing was applied. */
export class CannotRemove extends Error {
  constructor(readonly held: readonly Held[]) {
    super(`Nothing was applied:\n${held.map((one) => `  ${sentence(one)}`).join('\n')}`);
    this.name = 'CannotRemove';
  }
}

function sentence({ town, kind, id, heldBy }: Held): string {
  const what = kind === 'town' ? `the town ${town}` : `the ${kind} ${id} of ${town}`;
  const instead = kind === 'service' ? '; keep it, with `delegated_to` the service that takes its work over' : '';
  return `${what} cannot be removed, rows of ${heldBy} name it${instead}`;
}

interface Gone {
  town_id: string;
  id: string;
  place: string;
}

/** Removes the rows that are no longer wanted; returns those that went and those that something still names. */
export async function removeGone(
  client: pg.Client,
  table: Table,
  wanted: readonly Row[],
): Promise<{ removed: Gone[]; held: (Gone & { heldBy: string })[] }> {
  const { rows } = await client.query<Gone>(gone(table), [JSON.stringify(wanted)]);
  const removed: Gone[] = [];
  const held: (Gone & { heldBy: string })[] = [];
  // One by one: each says for itself who still names it.
  for (const row of rows) {
    const heldBy = await remove(client, table, row);
    if (heldBy === null) removed.push(row);
    else held.push({ ...row, heldBy });
  }
  return { removed, held };
}

async function remove(client: pg.Client, { name }: Table, { place }: Gone): Promise<string | null> {
  await client.query('SAVEPOINT removal');
  try {
    await client.query(`DELETE FROM ${name} WHERE ctid = $1::tid`, [place]);
    await client.query('RELEASE SAVEPOINT removal');
    return null;
  } catch (error) {
    const { code, table } = error as { code?: string; table?: string };
    if (code !== foreignKeyViolation || table === undefined) throw error;
    await client.query('ROLLBACK TO SAVEPOINT removal');
    return table;
  }
}

const foreignKeyViolation = '23503';
