import type { TownTransaction } from '../../platform/database/index.js';
import { holdUsagers, usagersOf } from './files.js';
import { mergeUsagers, tellDossiers, type ChangeOutcome, type Deed } from './merge.js';
import { moveBack, type Moved } from './move-contact.js';

interface Change {
  kind: 'merge' | 'split' | 'move';
  usager_id: string;
  other_id: string | null;
  moved: Moved;
}

/**
 * Takes a change back, whatever came since. A merge: the pointer goes. A split: what was taken out is one with the rest again,
 * and what reached it meanwhile comes along. A move: the contact goes back, if it is still where it was put.
 *
 * @param usagerId a file of the usager it is looked at from
 */
export async function undoChange(
  tx: TownTransaction,
  { usagerId, changeId }: { usagerId: string; changeId: string },
  deed: Deed,
): Promise<ChangeOutcome> {
  const [asked] = await usagersOf(tx, [usagerId]);
  const [change] = await tx.query<Change & { undone_at: Date | null }>(
    `SELECT kind, usager_id, other_id, moved, undone_at FROM usager_change
     WHERE town_id = $1 AND id = $2 AND (usager_id = ANY ($3) OR other_id = ANY ($3))`,
    [tx.townId, changeId, asked?.fileIds ?? []],
  );
  if (!change) return 'not-there';
  if (change.undone_at) return 'already';
  await holdUsagers(tx, [change.usager_id, ...(change.other_id ? [change.other_id] : [])]);
  const [undone] = await tx.query(
    `UPDATE usager_change SET undone_by = $3, undone_at = $4 WHERE town_id = $1 AND id = $2 AND undone_at IS NULL RETURNING id`,
    [tx.townId, changeId, deed.actor, deed.at],
  );
  if (!undone) return 'already';
  return undo(tx, changeId, change, deed);
}

async function undo(tx: TownTransaction, changeId: string, change: Change, deed: Deed): Promise<ChangeOutcome> {
  switch (change.kind) {
    case 'merge':
      return part(tx, changeId, change.usager_id, deed);
    case 'split': {
      const outcome = await mergeUsagers(tx, { into: change.other_id!, other: change.usager_id }, deed);
      return outcome === 'already' ? 'done' : outcome;
    }
    case 'move':
      return moveBack(tx, changeId, change.usager_id, change.moved, deed);
    default:
      return change.kind satisfies never;
  }
}

/** The file that was merged is shown by itself again, with those that had been merged into it. */
async function part(tx: TownTransaction, changeId: string, id: string, { actor, at }: Deed): Promise<ChangeOutcome> {
  const [whole] = await usagersOf(tx, [id]);
  await tx.query(
    `WITH RECURSIVE own (id) AS (
       SELECT $2::uuid
       UNION
       SELECT usager_id FROM usager_change JOIN own ON other_id = own.id
       WHERE town_id = $1 AND kind = 'merge' AND undone_at IS NULL),
     pointed AS (
       UPDATE usager SET merged_into = nullif($2::uuid, usager.id) FROM own WHERE town_id = $1 AND usager.id = own.id)
     ${tellDossiers('usager-separated', '$3', '$4', '$5', '$6')}`,
    [tx.townId, id, changeId, whole!.fileIds, actor, at],
  );
  return 'done';
}
