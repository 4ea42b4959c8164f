import type { Membership } from '../../access/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { UsagerChange } from './usager.dto.js';
import { usagerRecords, type UsagerRecord } from './usager-record.js';

interface Row extends UsagerChange {
  other_id: string | null;
  contact_id: string | null;
}

/**
 * Merges of which this is the whole, splits of which it is a part, contacts it was given, each while it can be undone. What was
 * done with a file, or a contact, the reader may read nothing of is not told.
 */
export async function changesOf(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  usager: UsagerRecord,
): Promise<UsagerChange[]> {
  const rows = await changeRows(tx, usager.fileIds);
  const others = await usagerRecords(
    tx,
    town,
    member,
    rows.flatMap(({ other_id }) => other_id ?? []),
  );
  return rows.flatMap(({ other_id, contact_id, ...change }) => {
    const other = others.find(({ readableFileIds }) => readableFileIds.includes(other_id!));
    const isTold = contact_id === null ? other : usager.contacts.some(({ id }) => id === contact_id);
    const name = other?.names.find((each) => each === change.name) ?? null;
    return isTold ? { ...change, name } : [];
  });
}

function changeRows(tx: TownTransaction, fileIds: readonly string[]): Promise<Row[]> {
  return tx.query<Row>(
    `SELECT change.id, kind, at, actor, other.name, other.id AS other_id, CASE kind WHEN 'move' THEN moved ->> 'contactId' END AS contact_id FROM usager_change change
     LEFT JOIN usager other ON other.town_id = $1
       AND other.id = CASE WHEN kind <> 'merge' AND change.usager_id = ANY ($2) THEN change.other_id ELSE change.usager_id END
     WHERE change.town_id = $1 AND undone_at IS NULL AND CASE kind
       WHEN 'merge' THEN change.usager_id = ANY ($2)
       WHEN 'split' THEN change.usager_id = ANY ($2) <> (change.other_id = ANY ($2))
       ELSE change.usager_id = ANY ($2) END
     ORDER BY at DESC, change.id DESC`,
    [tx.townId, fileIds],
  );
}
