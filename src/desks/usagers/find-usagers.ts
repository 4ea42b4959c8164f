import type { Membership } from '../../access/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { isHidden } from '../dossiers/page.js';
import type { DossierColumns } from '../dossiers/dossier-record.js';
import type { Search } from './read-search.js';

/** Files that answer a search, those a number names first; some are one usager's. Who may not read a dossier does not find by it. */
export async function findUsagers(
  tx: TownTransaction,
  member: Membership,
  { number, phone, words }: Search,
  max: number,
): Promise<string[]> {
  const byDossier = number === null ? [] : await ownersOf(tx, member, number);
  const rows = await tx.query<{ id: string }>(
    `WITH file AS (SELECT id, coalesce(merged_into, id) AS head FROM usager WHERE town_id = $1),
     text AS (
       SELECT usager_id, folded AS value FROM usager_name WHERE town_id = $1
       UNION ALL SELECT usager_id, value FROM identity WHERE town_id = $1 AND kind <> 'phone'),
     by_word AS (
       SELECT head FROM unnest($3::text[]) AS word JOIN text ON text.value LIKE word JOIN file ON file.id = usager_id
       GROUP BY head HAVING count(DISTINCT word) = cardinality($3)),
     by_phone AS (
       SELECT head FROM identity JOIN file ON file.id = usager_id WHERE town_id = $1 AND kind = 'phone' AND identity.value LIKE $4)
     SELECT head AS id FROM (
       SELECT unnest($2::uuid[]) AS head, 1 AS rank UNION ALL SELECT head, 2 FROM by_phone UNION ALL SELECT head, 3 FROM by_word) AS found
     GROUP BY head ORDER BY min(rank), head DESC LIMIT ${max}`,
    [tx.townId, byDossier, [...new Set(words)], phone],
  );
  return rows.map(({ id }) => id);
}

async function ownersOf(tx: TownTransaction, member: Membership, number: string): Promise<string[]> {
  const dossiers = await tx.query<DossierColumns>(
    `SELECT * FROM dossier WHERE town_id = $1 AND number LIKE $2 AND usager_id IS NOT NULL ORDER BY received_at DESC LIMIT 20`,
    [tx.townId, number],
  );
  return dossiers.filter((dossier) => !isHidden(member, dossier)).map(({ usager_id }) => usager_id!);
}
