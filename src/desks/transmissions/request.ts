import type { ChannelName, SenderIdentity } from '../../dossiers/arrival.js';
import { saidSender, type StoredReading } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';

export interface FileRow {
  id: string;
  name: string;
  mediaType: string;
  /** Size. */
  bytes: number;
}

/** What was written to the town hall by mistake, as it is to be sent on. */
export interface Request {
  dossierId: string;
  number: string;
  administrationId: string | null;
  serviceId: string | null;
  confidential: boolean;
  priority: 'normal' | 'high' | 'emergency';
  /** Of the first receipt: it never changes (TR-06). */
  receivedAt: Date;
  channel: ChannelName;
  chrono: string | null;
  sender: SenderIdentity;
  subject: string | null;
  body: string | null;
  /** Of several requests in one contact, the words of this one (J24). */
  words: string | null;
  original: FileRow | null;
  attachments: FileRow[];
  /** Somebody has to send it on. */
  isDue: boolean;
}

type Row = Omit<Request, 'sender'> & { sender: SenderIdentity; reading: StoredReading | null };

/** The first contact of the dossier, and none that was joined to it. */
export async function requestOf(tx: TownTransaction, number: string): Promise<Request | null> {
  const [row] = await tx.query<Row>(
    `SELECT dossier.id AS "dossierId", number, administration_id AS "administrationId", dossier.service_id AS "serviceId",
       confidential, priority, dossier.received_at AS "receivedAt", first.channel, chrono, sender, reading, subject,
       coalesce(body, facts ->> 'text') AS body, words,
       (SELECT ${file} FROM document WHERE town_id = $1 AND id = original_id AND removed_at IS NULL) AS original,
       (SELECT coalesce(jsonb_agg(${file} ORDER BY name, document.id), '[]') FROM contact_attachment
        JOIN document ON document.town_id = $1 AND document.id = document_id AND removed_at IS NULL
        WHERE contact_attachment.town_id = $1 AND contact_id = first.id) AS attachments,
       EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = dossier.id AND kind = 'transmission' AND task.open) AS "isDue"
     FROM dossier CROSS JOIN LATERAL (
       SELECT contact.*, words FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
       WHERE dossier_contact.town_id = $1 AND dossier_id = dossier.id
       ORDER BY contact.state = 'joined', received_at, contact.id LIMIT 1) AS first
     WHERE dossier.town_id = $1 AND number = $2`,
    [tx.townId, number],
  );
  if (!row) return null;
  const { reading: _reading, ...request } = row;
  return { ...request, sender: saidSender(row) };
}

const file = `jsonb_build_object('id', document.id, 'name', document.name, 'mediaType', media_type, 'bytes', bytes)`;
