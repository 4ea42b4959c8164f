import { Injectable } from '@nestjs/common';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { Towns } from '../../towns/index.js';
import { contactRecords, type ContactRecord } from '../contacts/contact-record.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import type { Membership } from '../../access/index.js';
import { ContentHidden, NotThere } from '../acting/refusals.js';
import { shownBytes } from './shown-bytes.js';

export interface FoundDocument {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

@Injectable()
export class Documents {
  constructor(
    private readonly database: TownDatabase,
    private readonly store: DocumentStore,
    private readonly towns: Towns,
  ) {}

  /** As open or as hidden as the contact it came with. */
  async read(member: Membership, id: string): Promise<FoundDocument> {
    const town = await this.towns.byId(member.townId);
    const [row, contact] = await this.database.inTown(town.id, async (tx) => [
      await documentRow(tx, id),
      await contactOf(tx, id),
    ]);
    if (!row || !contact) throw new NotThere();
    if (!mayReadContact(town, member, contact)) throw new ContentHidden();
    const bytes = await this.store.get(town.id, row.sha256);
    return { name: maskSensitive(row.name), mediaType: row.media_type, bytes: shownBytes(row.media_type, bytes) };
  }
}

async function documentRow(tx: TownTransaction, id: string) {
  const [row] = await tx.query<{ sha256: string; name: string; media_type: string }>(
    'SELECT sha256, name, media_type FROM document WHERE town_id = $1 AND id = $2 AND removed_at IS NULL',
    [tx.townId, id],
  );
  return row;
}

async function contactOf(tx: TownTransaction, documentId: string): Promise<ContactRecord | undefined> {
  const [contact] = await contactRecords(tx, {
    where: `(original_id = $2 OR contact.id IN (SELECT contact_id FROM contact_attachment WHERE town_id = $1 AND document_id = $2))`,
    parameters: [documentId],
    order: 'contact.id',
    limit: 1,
  });
  return contact;
}
