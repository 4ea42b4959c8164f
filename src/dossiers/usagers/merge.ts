import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import { holdUsagers } from './files.js';

export interface Deed {
  actor: string;
  at: Date;
}

/**
 * `overtaken`: a colleague was faster, what was decided on is no longer so. `later`: something was decided since that builds on
 * it. `parted`: what it was taken out of is several usagers by now.
 */
export type ChangeOutcome = 'done' | 'not-there' | 'already' | 'overtaken' | 'later' | 'parted';

/**
 * Two usagers are one from now on, shown as `into`. Nothing is moved: the files of the other point to it, and each keeps its
 * contacts, dossiers and identities, also those that come later.
 *
 * @param contactId the contact whose sender a person has recognised, where that is why
 */
export async function mergeUsagers(
  tx: TownTransaction,
  { into, other, contactId }: { into: string; other: string; contactId?: string },
  { actor, at }: Deed,
): Promise<ChangeOutcome> {
  const known = await tx.query('SELECT 1 FROM usager WHERE town_id = $1 AND id = ANY ($2)', [tx.townId, [into, other]]);
  if (known.length < 2) return into === other && known.length > 0 ? 'already' : 'not-there';
  const [target, absorbed] = await holdUsagers(tx, [into, other]);
  if (!target || !absorbed) return 'overtaken';
  if (target.id === absorbed.id) return 'already';
  await tx.query(
    `WITH changed AS (
       INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, moved, actor, at) VALUES ($1, $2, 'merge', $3, $4, $9, $5, $6)),
     pointed AS (UPDATE usager SET merged_into = $4 WHERE town_id = $1 AND id = ANY ($7::uuid[]))
     ${tellDossiers('usager-merged', '$2', '$8', '$5', '$6')}`,
    [
      tx.townId,
      uuid(),
      absorbed.id,
      target.id,
      actor,
      at,
      absorbed.fileIds,
      [...absorbed.fileIds, ...target.fileIds],
      JSON.stringify({ contactId }),
    ],
  );
  return 'done';
}

/**
 * Writes on the timeline of every dossier of these files. The change is named by its id alone: who reads a confidential dossier's
 * dates does not learn whose it is.
 */
export function tellDossiers(kind: string, change: string, fileIds: string, actor: string, at: string): string {
  return `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
    SELECT $1, id, ${at}::timestamptz, ${actor}::text, '${kind}', jsonb_build_object('change', ${change}::text)
    FROM (SELECT id FROM dossier WHERE town_id = $1 AND usager_id = ANY (${fileIds}::uuid[]) ORDER BY id) AS touched`;
}
