import type { Membership } from '../../access/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { isHidden } from '../dossiers/page.js';
import type { DossierColumns } from '../dossiers/dossier-record.js';
import type { Search } from './read-search.js';

/**
 * Usagers a search may mean, those a number names first, by all that is known of them: `answers` says whether this reader may
 * find them so. Who may not read a dossier does not find by its number.
 */
export async function findUsagers(
  tx: TownTransaction,
  member: Membership,
  { number, phone, words }: Search,
  max: number,
): Promise<{ byDossier: string[]; ids: string[] }> {
  const byDossier = number === null ? [] : await ownersOf(tx, member, number);
  const byPhone = await knownBy(tx, phone === null ? [] : [phone], max);
  const byWords = await knownBy(tx, words, max);
  return { byDossier, ids: [...new Set([...byDossier, ...byPhone, ...byWords])] };
}

/** Newest first. */
async function knownBy(tx: TownTransaction, parts: readonly string[], max: number): Promise<string[]> {
  if (parts.length === 0) return [];
  const patterns = parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await tx.query<{ id: string }>('SELECT id FROM usagers_known_by($1, $2) AS id', [patterns, max]);
  return rows.map(({ id }) => id);
}

async function ownersOf(tx: TownTransaction, member: Membership, number: string): Promise<string[]> {
  const dossiers = await tx.query<DossierColumns & { owner: string }>(
    `SELECT dossier.*, coalesce(merged_into, usager_id) AS owner FROM dossier
     JOIN usager ON usager.town_id = $1 AND usager.id = usager_id
     WHERE dossier.town_id = $1 AND number LIKE $2 ORDER BY received_at DESC LIMIT 20`,
    [tx.townId, number],
  );
  return dossiers.filter((dossier) => !isHidden(member, dossier)).map(({ owner }) => owner);
}
