import type { Membership } from '../../access/index.js';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import { saidSenderSql } from '../../dossiers/rows.js';
import type { OwnContact } from '../../dossiers/usagers/index.js';
import { identitiesOf } from '../../pipeline/qualification/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { contactRecords } from '../contacts/contact-record.js';
import { mayReadContact } from '../privacy/may-read-contact.js';

interface Row {
  id: string;
  usager_id: string | null;
  sender: SenderIdentity;
}

/**
 * All the contacts of these files with what each is known by, held until the decision is written.
 * @param contactId one more, wherever it is
 */
export async function ownContacts(
  tx: TownTransaction,
  fileIds: readonly string[],
  contactId: string | null = null,
): Promise<OwnContact[]> {
  const rows = await tx.query<Row>(
    `SELECT id, usager_id, ${saidSenderSql} AS sender FROM contact
     WHERE town_id = $1 AND (usager_id = ANY ($2) OR id = $3) ORDER BY id FOR NO KEY UPDATE`,
    [tx.townId, fileIds, contactId],
  );
  return rows.map(({ id, usager_id, sender }) => ({
    id,
    usagerId: usager_id,
    name: sender.name ?? null,
    identities: identitiesOf(sender),
  }));
}

/** Of these contacts, those the reader may read. */
export async function readableOf(
  tx: TownTransaction,
  ids: readonly string[],
  town: Town,
  member: Membership,
): Promise<Set<string>> {
  const records = await contactRecords(tx, {
    where: 'contact.id = ANY ($2)',
    parameters: [ids],
    order: 'contact.id',
    limit: ids.length,
  });
  return new Set(records.filter((record) => mayReadContact(town, member, record)).map(({ id }) => id));
}
