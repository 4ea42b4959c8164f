import type { Membership } from '../../access/index.js';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import type { OwnContact } from '../../dossiers/usagers/index.js';
import { identitiesOf } from '../../pipeline/qualification/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { contactRecords } from '../contacts/contact-record.js';
import { mayReadContact } from '../privacy/may-read-contact.js';

interface Row {
  id: string;
  usager_id: string;
  sender: SenderIdentity;
}

/** All the contacts of these files with what each is known by, held until the decision is written. */
export async function ownContacts(
  tx: TownTransaction,
  fileIds: readonly string[],
  town: Town,
  member: Membership,
): Promise<(OwnContact & { isReadable: boolean })[]> {
  const rows = await tx.query<Row>(
    `SELECT id, usager_id, sender || coalesce(reading -> 'sender', '{}') AS sender FROM contact
     WHERE town_id = $1 AND usager_id = ANY ($2) ORDER BY id FOR NO KEY UPDATE`,
    [tx.townId, fileIds],
  );
  const records = await contactRecords(tx, {
    where: 'usager_id = ANY ($2)',
    parameters: [fileIds],
    order: 'contact.id',
    limit: rows.length,
  });
  const readable = new Set(records.filter((record) => mayReadContact(town, member, record)).map(({ id }) => id));
  return rows.map(({ id, usager_id, sender }) => ({
    id,
    usagerId: usager_id,
    name: sender.name ?? null,
    identities: identitiesOf(sender),
    isReadable: readable.has(id),
  }));
}
