import type { TownTransaction } from '../../platform/database/index.js';
import { holdUsagers, usagersOf } from './files.js';
import { tellDossiers, type ChangeOutcome, type Deed } from './merge.js';
import { moveBack, type Moved } from './move-contact.js';
import { putBack, type TakenOut } from './put-back.js';

interface Change {
  kind: 'merge' | 'split' | 'move';
  usager_id: string;
  other_id: string | null;
  moved: Moved & TakenOut;
}

/**
 * Takes a change back, exactly or not at all. A merge: the pointer goes. A split: what was taken out goes back to the files it
 * was in, and what reached it meanwhile comes along. A move: the contact goes back, if it is still where it was put.
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
  // Contacts before usagers, as whoever decides about them does.
  await tx.query('SELECT 1 FROM contact WHERE town_id = $1 AND usager_id = $2 ORDER BY id FOR NO KEY UPDATE', [
    tx.townId,
    change.usager_id,
  ]);
  const { usager_id, other_id, moved } = change;
  await holdUsagers(tx, [usager_id, ...(other_id ? [other_id] : []), ...filesOf(moved)]);
  const [undone] = await tx.query(
    `UPDATE usager_change SET undone_by = $3, undone_at = $4 WHERE town_id = $1 AND id = $2 AND undone_at IS NULL RETURNING id`,
    [tx.townId, changeId, deed.actor, deed.at],
  );
  if (!undone) return 'already';
  return undo(tx, changeId, change, deed);
}

function filesOf({ contacts = [] }: TakenOut): string[] {
  return contacts.map(({ usagerId }) => usagerId);
}

async function undo(tx: TownTransaction, changeId: string, change: Change, deed: Deed): Promise<ChangeOutcome> {
  switch (change.kind) {
    case 'merge':
      return part(tx, changeId, change.usager_id, deed);
    case 'split':
      return putBack(tx, changeId, { taken: change.usager_id, from: change.other_id! }, change.moved, deed);
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
       -- What was put back stays with what it had been taken out of.
       WHERE town_id = $1 AND kind <> 'move' AND (kind = 'merge') = (undone_at IS NULL)),
     pointed AS (
       UPDATE usager SET merged_into = nullif($2::uuid, usager.id) FROM own WHERE town_id = $1 AND usager.id = own.id)
     ${tellDossiers('usager-separated', '$3', '$4', '$5', '$6')}`,
    [tx.townId, id, changeId, whole!.fileIds, actor, at],
  );
  return 'done';
}
