import type { Membership } from '../../access/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { ContactRecord } from './contact-record.js';
import { oneContact } from './list-contacts.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import { ContentHidden, NotThere } from '../acting/refusals.js';

/** Nobody decides about words they may not read. */
export async function readableContact(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  id: string,
): Promise<ContactRecord> {
  const contact = await oneContact(tx, id);
  if (!contact) throw new NotThere();
  if (!mayReadContact(town, member, contact)) throw new ContentHidden();
  return contact;
}
