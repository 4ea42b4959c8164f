import type { ReadingKind } from '../../dossiers/arrival.js';
import { maskRecord } from '../../dossiers/mask/index.js';
import type { StoredReading } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { ContactEvent, DocumentLink } from './contact-page.dto.js';

/** What only the page of a contact shows. */
export interface ContactDetails {
  body: string | null;
  kind: ReadingKind | null;
  language: string | null;
  reading: StoredReading | null;
  original: DocumentLink | null;
  attachments: DocumentLink[];
  events: ContactEvent[];
  /** Number of a dossier, and the words of the contact that it is about. */
  parts: Record<string, string>;
}

export async function contactDetails(tx: TownTransaction, id: string): Promise<ContactDetails> {
  const [details] = await tx.query<ContactDetails>(
    `SELECT body, kind, language, reading,
            (SELECT ${link} FROM document WHERE town_id = $1 AND id = original_id AND removed_at IS NULL) AS original,
            (SELECT coalesce(jsonb_agg(${link} ORDER BY name), '[]') FROM contact_attachment
             JOIN document ON document.town_id = $1 AND document.id = document_id AND removed_at IS NULL
             WHERE contact_attachment.town_id = $1 AND contact_id = contact.id) AS attachments,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', event.kind, 'at', at, 'data', data) ORDER BY position), '[]')
             FROM contact_event event WHERE town_id = $1 AND contact_id = contact.id) AS events,
            (SELECT coalesce(jsonb_object_agg(number, words), '{}') FROM dossier_contact
             JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
             WHERE dossier_contact.town_id = $1 AND contact_id = contact.id AND words IS NOT NULL) AS parts
     FROM contact WHERE town_id = $1 AND id = $2`,
    [tx.townId, id],
  );
  return maskRecord(details!);
}

const link = `jsonb_build_object('documentId', document.id, 'name', document.name, 'mediaType', media_type, 'bytes', bytes)`;
