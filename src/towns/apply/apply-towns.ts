import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Configuration } from '../configuration/index.js';
import type { Difference } from './difference.js';
import { CannotRemove, removeGone, type Held } from './removal.js';
import { rowsOf, type Rows } from './rows.js';
import { upsert } from './statements.js';
import { refuseTakenCodes } from './taken-codes.js';
import { leaves, tables, type Table } from './tables.js';

// One apply at a time; the migrations' lock is another.
const applyLock = 4_712_002;

interface Change {
  town_id: string;
  id: string;
}

/**
 * Brings the reference tables to what the configuration says, in one transaction. A town is found again by its slug, which
 * therefore cannot change; its id is made at the first apply. Running processes see the change within seconds.
 * @param ownerUrl connection string of the role that owns the tables
 * @param configuration of loadConfiguration, which has checked it
 * @returns what was done, empty when nothing was to change
 * @throws CannotRemove, CodeTaken: then nothing was applied
 */
export async function applyTowns(ownerUrl: string, configuration: Configuration): Promise<Difference[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [applyLock]);
    const differences = await applyAll(client, configuration);
    await client.query('COMMIT');
    return differences;
  } finally {
    // An open transaction is rolled back with its connection.
    await client.end();
  }
}

async function applyAll(client: pg.Client, configuration: Configuration): Promise<Difference[]> {
  await refuseTakenCodes(client, configuration);
  const slugs = await readSlugs(client);
  const ids = idsOf(configuration, slugs);
  for (const [slug, id] of ids) slugs.set(id, slug);
  const rows = rowsOf(configuration, ids);
  const differences: Difference[] = [];
  const note = ({ kind }: Table, change: Difference['change'], changes: readonly Change[]) => {
    for (const { town_id, id } of changes) differences.push({ town: slugs.get(town_id)!, kind, id, change });
  };

  const { first, last } = inOrderOfRemoval();
  const held = await removeEach(client, first, rows, slugs, note);
  for (const table of tables) await write(client, table, rows, note);
  held.push(...(await removeEach(client, last, rows, slugs, note)));
  if (held.length > 0) throw new CannotRemove(held);
  await stamp(client, differences);
  return differences;
}

type Note = (table: Table, change: Difference['change'], changes: readonly Change[]) => void;

async function readSlugs(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; slug: string }>('SELECT id, slug FROM town');
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

function idsOf({ towns }: Configuration, slugs: ReadonlyMap<string, string>): Map<string, string> {
  const known = new Map([...slugs].map(([id, slug]) => [slug, id]));
  return new Map(towns.map(({ slug }) => [slug, known.get(slug) ?? uuid()]));
}

/** Leaves before the new rows are written, what others refer to after, the referring before the referred to. */
function inOrderOfRemoval(): { first: Table[]; last: Table[] } {
  const first = tables.filter(({ name }) => leaves.includes(name));
  return { first, last: tables.filter((table) => !first.includes(table)).reverse() };
}

async function removeEach(
  client: pg.Client,
  some: readonly Table[],
  rows: Rows,
  slugs: ReadonlyMap<string, string>,
  note: Note,
): Promise<Held[]> {
  const held: Held[] = [];
  for (const table of some) {
    const outcome = await removeGone(client, table, rows[table.name]);
    note(table, 'removed', outcome.removed);
    for (const { town_id, id, heldBy } of outcome.held) {
      held.push({ town: slugs.get(town_id)!, kind: table.kind, id, heldBy });
    }
  }
  return held;
}

async function write(client: pg.Client, table: Table, rows: Rows, note: Note): Promise<void> {
  const written = await client.query<Change & { added: boolean }>(upsert(table), [JSON.stringify(rows[table.name])]);
  for (const row of written.rows) note(table, row.added ? 'added' : 'changed', [row]);
}

/** Tells the processes that hold the town in memory that theirs is old. */
async function stamp(client: pg.Client, differences: readonly Difference[]): Promise<void> {
  const changed = [...new Set(differences.map(({ town }) => town))];
  await client.query('UPDATE town SET applied_at = clock_timestamp() WHERE slug = ANY($1)', [changed]);
}
