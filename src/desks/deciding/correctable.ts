import type { DossierRow } from '../../dossiers/rows.js';
import { isPart } from '../../dossiers/sub-dossiers.js';
import { foundOut, type asRouted, type FoundOut } from '../../pipeline/routing/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Need } from './needs.js';
import type { JournalLine } from './told-demarche.js';

/** All that a correction weighs. */
export interface Correctable {
  contact: Parameters<typeof asRouted>[0];
  alerts: FoundOut['alerts'];
  places: FoundOut['places'];
  organisation: FoundOut['organisation'];
  before: Pick<DossierRow, 'demarche_id' | 'service_id' | 'administration_id' | 'parent_id' | 'usager_id' | 'priority'>;
  /** Those of the contact this dossier is about; null: all. */
  words: string | null;
  /** What the other dossiers of the contact are about. */
  others: Need[];
  /** Its own number, and those its message also tells. */
  numbers: string[];
  journal: JournalLine[];
  /** When pieces were first asked for; null: they were not. */
  asked_at: Date | null;
  /** Earlier ones. */
  corrections: number;
  isAnswered: boolean;
}

interface Row extends Omit<Correctable, 'contact'> {
  contact: Omit<Correctable['contact'], 'received_at'>;
  received_at: Date;
}

/** In one statement; call it with the dossier locked. */
export async function correctable(tx: TownTransaction, dossierId: string, contactId: string): Promise<Correctable> {
  const [row] = await tx.query<Row>(
    `SELECT jsonb_build_object('channel', channel, 'service_id', contact.service_id, 'sender', sender, 'reading', reading, 'facts', facts, 'subject', subject, 'body', body) AS contact,
       ${foundOut('$3')},
       -- Of the dossier: it never changes (TR-06).
       dossier.received_at, dossier_contact.words,
       jsonb_build_object('demarche_id', demarche_id, 'service_id', dossier.service_id, 'administration_id', administration_id,
         'parent_id', parent_id, 'usager_id', dossier.usager_id, 'priority', priority) AS before,
       (SELECT min(asked_at) FROM document_request WHERE town_id = $1 AND document_request.dossier_id = $2) AS asked_at,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('demarche', other.demarche_id, 'text', link.words) ORDER BY number), '[]')
        FROM dossier_contact link JOIN dossier other ON other.town_id = $1 AND other.id = link.dossier_id
        WHERE link.town_id = $1 AND link.contact_id = $3 AND other.id <> dossier.id AND NOT (${isPart('other')})) AS others,
       (SELECT array_agg(number ORDER BY told.id <> dossier.id, number) FROM dossier told
        WHERE town_id = $1 AND (told.id = dossier.id OR (told.parent_id = dossier.id AND NOT (${isPart('told')})))) AS numbers,
       (SELECT jsonb_agg(jsonb_build_object('kind', line.kind, 'data', data, 'refused', coalesce(message.state IN ('refused', 'bounced', 'dropped'), false)) ORDER BY seq)
        FROM timeline line LEFT JOIN message ON message.town_id = $1 AND message.id::text = data ->> 'message'
        WHERE line.town_id = $1 AND line.dossier_id = $2) AS journal,
       (SELECT count(*)::int FROM timeline WHERE town_id = $1 AND dossier_id = $2 AND kind IN ('corrected', 'reassigned')) AS corrections,
       EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer' AND (message_id IS NOT NULL OR state = 'settled')) AS "isAnswered"
     FROM dossier
     JOIN dossier_contact ON dossier_contact.town_id = $1 AND dossier_id = dossier.id
     JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
     WHERE dossier.town_id = $1 AND dossier.id = $2 AND contact_id = $3`,
    [tx.townId, dossierId, contactId],
  );
  const { contact, received_at, ...more } = row!;
  return { ...more, contact: { ...contact, received_at } };
}
