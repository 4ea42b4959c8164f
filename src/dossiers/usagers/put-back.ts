import type { TownTransaction } from '../../platform/database/index.js';
import { usagersOf } from './files.js';
import { learnAgain, type Lost } from './known-by.js';
import { tellDossiers, type ChangeOutcome, type Deed } from './merge.js';
import { giveContacts } from './split.js';

/** What a split took, and the file each contact was in. */
export interface TakenOut extends Partial<Lost> {
  contacts?: { id: string; usagerId: string }[];
}

/**
 * Undoes a split: contacts, names and identities go back to the files they were in, and what reached the new file meanwhile to
 * the first of these. The empty file is shown as the usager it came from.
 *
 * @param taken the file that the split made
 * @param from the usager it was taken out of
 * @returns `later` when more was decided about the new file, which is to be undone first
 */
export async function putBack(
  tx: TownTransaction,
  changeId: string,
  { taken, from }: { taken: string; from: string },
  { contacts = [], ...lost }: TakenOut,
  deed: Deed,
): Promise<ChangeOutcome> {
  if (await isBuiltUpon(tx, changeId, taken)) return 'later';
  const files = [...new Set(contacts.map(({ usagerId }) => usagerId))];
  const [origin = from] = files;
  const [usager, ...others] = await usagersOf(tx, files.length > 0 ? files : [from]);
  if (others.some((other) => other?.id !== usager!.id)) return 'parted';
  const fileOf = new Map(contacts.map(({ id, usagerId }) => [id, usagerId]));
  const own = await tx.query<{ id: string }>('SELECT id FROM contact WHERE town_id = $1 AND usager_id = $2', [
    tx.townId,
    taken,
  ]);
  for (const file of new Set([origin, ...files])) {
    const ids = own.filter(({ id }) => (fileOf.get(id) ?? origin) === file).map(({ id }) => id);
    await giveContacts(tx, ids, [taken], file);
  }
  await learnAgain(tx, lost);
  await pour(tx, changeId, { taken, into: origin, whole: usager!.id, fileIds: usager!.fileIds }, deed);
  return 'done';
}

async function isBuiltUpon(tx: TownTransaction, changeId: string, fileId: string): Promise<boolean> {
  const later = await tx.query(
    `SELECT 1 FROM usager_change
     WHERE town_id = $1 AND id > $2 AND undone_at IS NULL AND (usager_id = $3 OR other_id = $3) LIMIT 1`,
    [tx.townId, changeId, fileId],
  );
  return later.length > 0;
}

/** Nothing is left in the file: what the usager is not known by yet goes to `into`. */
async function pour(
  tx: TownTransaction,
  changeId: string,
  { taken, into, whole, fileIds }: { taken: string; into: string; whole: string; fileIds: string[] },
  { actor, at }: Deed,
): Promise<void> {
  await tx.query(
    `WITH unidentified AS (DELETE FROM identity WHERE town_id = $1 AND usager_id = $2 RETURNING kind, value),
     identified AS (
       INSERT INTO identity (town_id, usager_id, kind, value) SELECT $1, $3, kind, value FROM unidentified
       WHERE (kind, value) NOT IN (SELECT kind, value FROM identity WHERE town_id = $1 AND usager_id = ANY ($5))),
     unnamed AS (DELETE FROM usager_name WHERE town_id = $1 AND usager_id = $2 RETURNING name, folded),
     named AS (
       INSERT INTO usager_name (town_id, usager_id, name, folded) SELECT $1, $3, name, folded FROM unnamed
       WHERE name NOT IN (SELECT name FROM usager_name WHERE town_id = $1 AND usager_id = ANY ($5))),
     given AS (UPDATE dossier SET usager_id = $3 WHERE town_id = $1 AND usager_id = $2),
     pointed AS (UPDATE usager SET merged_into = $4 WHERE town_id = $1 AND id = $2)
     ${tellDossiers('usager-merged', '$6', '$7', '$8', '$9')}`,
    [tx.townId, taken, into, whole, fileIds, changeId, [taken, ...fileIds], actor, at],
  );
}
