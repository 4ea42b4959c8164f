import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity.js';
import { lockIdentities } from './lock-identities.js';

/** A usager, whichever of their files was named. */
export interface Usager {
  /** The file that is shown. */
  id: string;
  /** That one and all that are merged into it. */
  fileIds: string[];
}

/** The usagers these files are of, in the same order; null for a file that is not there. */
export async function usagersOf(tx: TownTransaction, ids: readonly string[]): Promise<(Usager | null)[]> {
  const rows = await tx.query<{ asked: string; id: string; file_ids: string[] }>(
    `SELECT asked.id AS asked, head.id,
            ARRAY (SELECT id FROM usager WHERE town_id = $1 AND (id = head.id OR merged_into = head.id) ORDER BY id) AS file_ids
     FROM usager asked JOIN usager head ON head.town_id = $1 AND head.id = coalesce(asked.merged_into, asked.id)
     WHERE asked.town_id = $1 AND asked.id = ANY ($2)`,
    [tx.townId, ids],
  );
  const byAsked = new Map(rows.map(({ asked, id, file_ids }) => [asked, { id, fileIds: file_ids }]));
  return ids.map((id) => byAsked.get(id) ?? null);
}

/**
 * Takes usagers for one person's decision: no contact that shares something with them is recognised meanwhile, and colleagues
 * wait. Seen again once they are held, since they may have changed until then; null where one is no more what it was.
 */
export async function holdUsagers(tx: TownTransaction, ids: readonly string[]): Promise<(Usager | null)[]> {
  const before = await usagersOf(tx, ids);
  const fileIds = before.flatMap((usager) => usager?.fileIds ?? []);
  await lockIdentities(
    tx,
    await tx.query<Identity>('SELECT kind, value FROM identity WHERE town_id = $1 AND usager_id = ANY ($2)', [
      tx.townId,
      fileIds,
    ]),
  );
  await tx.query('SELECT 1 FROM usager WHERE town_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE', [
    tx.townId,
    fileIds,
  ]);
  const now = await usagersOf(tx, ids);
  return now.map((usager, place) => (usager?.id === before[place]?.id ? usager : null));
}
