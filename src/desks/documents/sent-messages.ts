import { Injectable } from '@nestjs/common';
import type { Membership } from '../../access/index.js';
import type { DossierRow } from '../../dossiers/rows.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { isHidden } from '../dossiers/page.js';
import { ContentHidden, NotThere } from '../acting/refusals.js';
import type { FoundDocument } from './documents.js';
import { shownBytes } from './shown-bytes.js';

type Sent = Pick<DossierRow, 'confidential' | 'service_id' | 'priority'> & {
  channel: string;
  number: string;
  body: string;
  /** Of the mail or the sheet; null for an SMS, and for what has not left or was removed. */
  sha256: string | null;
  name: string | null;
  media_type: string | null;
};

@Injectable()
export class SentMessages {
  constructor(
    private readonly database: TownDatabase,
    private readonly store: DocumentStore,
  ) {}

  /** What left, byte for byte: a mail with its parts, a sheet, the words of an SMS. As open or as hidden as its dossier. */
  async read(member: Membership, id: string): Promise<FoundDocument> {
    const sent = await this.database.inTown(member.townId, (tx) => sentMessage(tx, id));
    if (!sent) throw new NotThere();
    if (isHidden(member, sent)) throw new ContentHidden();
    if (sent.channel === 'sms') return found(`${sent.number}.txt`, 'text/plain', Buffer.from(sent.body));
    if (sent.sha256 === null) throw new NotThere();
    return found(sent.name!, sent.media_type!, await this.store.get(member.townId, sent.sha256));
  }
}

function found(name: string, mediaType: string, bytes: Buffer): FoundDocument {
  return { name, mediaType, bytes: shownBytes(mediaType, bytes) };
}

async function sentMessage(tx: TownTransaction, id: string): Promise<Sent | undefined> {
  const [sent] = await tx.query<Sent>(
    `SELECT channel, number, message.body, confidential, service_id, priority, document.sha256, name, media_type
     FROM message JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
     LEFT JOIN LATERAL (
       SELECT document.sha256, name, media_type FROM document
       WHERE document.town_id = $1 AND document.id = document_id AND removed_at IS NULL) AS document ON true
     -- Whoever has the link to the question whether it is solved is the usager.
     WHERE message.town_id = $1 AND message.id = $2 AND template_id <> 'satisfaction'`,
    [tx.townId, id],
  );
  return sent;
}
