import type { Table } from './tables.js';

// `public.`: Postgres has a geometric type called `line`.

/**
 * Writes what is new or differs. $1: the rows, as JSON. Returns `town_id`, `id` and whether the row was there before,
 * of the written rows alone.
 */
export function upsert({ name, key, columns, label }: Table): string {
  const all = [...key, ...columns].join(', ');
  return `
    INSERT INTO ${name} AS there (${all})
    SELECT ${all} FROM jsonb_populate_recordset(NULL::public.${name}, $1::jsonb)
    ON CONFLICT (${key.join(', ')}) ${update(columns)}
    RETURNING ${townOf(name)} AS town_id, ${label} AS id, ${isAdded} AS added`;
}

// A row version that replaces none was never locked by another transaction, so its xmax is empty.
const isAdded = 'there.xmax = 0';

function update(columns: readonly string[]): string {
  if (columns.length === 0) return 'DO NOTHING';
  const assignments = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  const list = (prefix: string) => columns.map((column) => `${prefix}.${column}`).join(', ');
  return `DO UPDATE SET ${assignments} WHERE (${list('there')}) IS DISTINCT FROM (${list('excluded')})`;
}

/** The rows that are no longer wanted. $1: those that are, as JSON. Returns `town_id`, `id` and the row's `place` in the table. */
export function gone({ name, key, label }: Table): string {
  const same = key.map((column) => `wanted.${column} = there.${column}`).join(' AND ');
  return `
    SELECT ${townOf(name)} AS town_id, ${label} AS id, there.ctid AS place FROM ${name} AS there
    WHERE NOT EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::public.${name}, $1::jsonb) AS wanted WHERE ${same})
    ORDER BY 1, 2`;
}

const townOf = (table: string) => (table === 'town' ? 'id' : 'town_id');
