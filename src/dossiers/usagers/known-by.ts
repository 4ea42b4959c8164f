import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity.js';

/** What files were known by and are no longer: a change keeps it, so that it can be put back. */
export interface Lost {
  identities: (Identity & { usagerId: string })[];
  names: { usagerId: string; name: string; folded: string }[];
}

/** What `forgetSql` took, as a change keeps it. */
export const lostSql = `jsonb_build_object(
    'identities', (SELECT coalesce(jsonb_agg(unidentified), '[]') FROM unidentified),
    'names', (SELECT coalesce(jsonb_agg(unnamed), '[]') FROM unnamed))`;

/** The parts of a `WITH` that take names and identities from files. `$1` is the town, the rest are places of parameters. */
export function forgetSql(fileIds: string, names: string, identities: string): string {
  return `
    unnamed AS (
      DELETE FROM usager_name WHERE town_id = $1 AND usager_id = ANY (${fileIds}) AND name = ANY (${names}::text[])
      RETURNING usager_id AS "usagerId", name, folded),
    unidentified AS (
      DELETE FROM identity USING jsonb_to_recordset(${identities}) AS lost (kind text, value text)
      WHERE town_id = $1 AND usager_id = ANY (${fileIds}) AND identity.kind = lost.kind AND identity.value = lost.value
      RETURNING usager_id AS "usagerId", identity.kind, identity.value)`;
}

/** Puts back what was taken, each to its file. */
export async function learnAgain(tx: TownTransaction, { identities = [], names = [] }: Partial<Lost>): Promise<void> {
  await tx.query(
    `WITH identified AS (
       INSERT INTO identity (town_id, usager_id, kind, value)
       SELECT $1, "usagerId", kind, value FROM jsonb_to_recordset($2) AS lost ("usagerId" uuid, kind text, value text)
       ON CONFLICT DO NOTHING)
     INSERT INTO usager_name (town_id, usager_id, name, folded)
     SELECT $1, "usagerId", name, folded FROM jsonb_to_recordset($3) AS lost ("usagerId" uuid, name text, folded text)
     ON CONFLICT DO NOTHING`,
    [tx.townId, JSON.stringify(identities), JSON.stringify(names)],
  );
}
