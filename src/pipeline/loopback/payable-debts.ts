import type { ChannelName, SenderIdentity } from '../../dossiers/arrival.js';
import type { DebtFacts, DebtKind } from '../../dossiers/debts.js';
import type { StoredReading } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';

/** A debt that can be paid now, beside the contact it answers. */
export interface PayableDebt {
  id: string;
  key: string;
  kind: DebtKind;
  facts: DebtFacts;
  due_at: Date;
  contact_channel: ChannelName;
  received_at: Date;
  /** Of the contact whose way it goes, and what that one gave to be reached by. */
  way_channel: ChannelName;
  sender: SenderIdentity;
  reading: StoredReading | null;
  subject: string | null;
  body: string | null;
  /** File of the usager the contact comes from. */
  usager_id: string | null;
  /** Of the contact; ISO 639-1, null when it is not known. */
  language: string | null;
  /** When the other answer is due that is owed since the dossier was opened again; null where it was not. */
  again_due_at: Date | null;
  /** It was to be said before, or a word of the dossier did not arrive: what is left to try is to be looked up. */
  has_failed: boolean;
}

/**
 * Debts of a dossier that no message speaks of yet, beside the contact each answers: the one it names, else the first of the
 * dossier, and none that was joined to it. Of its words, those that are about this dossier (J24). What comes after the first words
 * goes the way the usager wrote last, if they did since: whoever called, then wrote, is answered in writing. It never goes to
 * another mailbox than the one the request came from (ID-01, R112-11-3): who knows a name and a telephone number writes them under
 * a mail of their own. An acknowledgement stays with what it acknowledges (EL-07), and what somebody else wrote is theirs (DI-01).
 */
export function payableDebts(tx: TownTransaction, dossierId: string): Promise<PayableDebt[]> {
  return tx.query<PayableDebt>(
    `SELECT debt.id, debt.key, debt.kind, debt.facts || ${awaited} AS facts, debt.due_at, contact.channel AS contact_channel, contact.received_at, contact.language, contact.usager_id,
            coalesce(way.channel, contact.channel) AS way_channel, coalesce(way.sender, contact.sender) AS sender,
            CASE WHEN way.channel IS NULL THEN contact.reading ELSE way.reading END AS reading, CASE WHEN contact.words IS NULL THEN contact.subject END AS subject, coalesce(contact.words, contact.body) AS body,
            (SELECT max(due_at) FROM debt again WHERE town_id = $1 AND dossier_id = $2 AND again.state = 'owed' AND key ~ '^answer-\\d{1,4}$') AS again_due_at,
            EXISTS (SELECT 1 FROM message WHERE town_id = $1 AND dossier_id = $2
                    AND (debt_id = debt.id OR state IN ('bounced', 'complained', 'refused'))) AS has_failed
     FROM debt CROSS JOIN LATERAL (
       SELECT contact.*, words FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
       WHERE dossier_contact.town_id = $1 AND dossier_id = debt.dossier_id
       ORDER BY (contact.id::text = debt.facts ->> 'contact') IS TRUE DESC, contact.state = 'joined', received_at, contact.id LIMIT 1) AS contact
     LEFT JOIN LATERAL (
       SELECT written.channel, written.sender, written.reading FROM dossier_contact
       JOIN contact written ON written.town_id = $1 AND written.id = contact_id
       JOIN usager writer ON writer.town_id = $1 AND writer.id = written.usager_id
       JOIN usager own ON own.town_id = $1 AND own.id = contact.usager_id
       WHERE dossier_contact.town_id = $1 AND dossier_id = $2 AND debt.kind = ANY ($3) AND NOT debt.facts ? 'contact'
       AND written.channel IN ('email', 'web_form', 'letter') AND coalesce(writer.merged_into, writer.id) = coalesce(own.merged_into, own.id)
       AND (written.channel = 'letter' OR ${emailOf('contact')} IS NULL OR ${emailOf('written')} = ${emailOf('contact')})
       ORDER BY written.received_at DESC, written.id DESC LIMIT 1) AS way ON true
     WHERE debt.town_id = $1 AND debt.dossier_id = $2 AND debt.state = 'owed' AND debt.payable AND debt.message_id IS NULL
     ORDER BY debt.due_at, debt.id`,
    [tx.townId, dossierId, later],
  );
}

/** SQL: of a contact, where a mail to its sender goes. */
function emailOf(contact: string): string {
  return `lower(CASE WHEN ${contact}.reading #> '{mail,relay}' IS NULL THEN coalesce(${contact}.reading #>> '{sender,email}', ${contact}.sender ->> 'email')
    ELSE ${contact}.reading #>> '{sender,email}' END)`;
}

const later: readonly DebtKind[] = [
  'progress',
  'missing-documents',
  'reminder',
  'precision',
  'reply',
  'answer',
  'is-it-solved',
];

/** SQL: the pieces that T09 asks for again. Without them it says that there is nothing to do. */
const awaited = `coalesce((
    SELECT jsonb_build_object('missingDocuments', jsonb_agg(title ORDER BY asked_at, request.id, place))
    FROM document_request request CROSS JOIN unnest(documents) WITH ORDINALITY AS one (title, place)
    WHERE request.town_id = $1 AND request.dossier_id = $2 AND request.received_at IS NULL
    AND debt.kind IN ('progress', 'rectification', 'acknowledgement-complement') HAVING count(*) > 0), '{}')`;

/** The contacts of the dossier have gone down the whole line. */
export async function tell(tx: TownTransaction, dossierId: string): Promise<void> {
  await tx.query(
    `UPDATE contact SET state = 'told', updated_at = now() WHERE town_id = $1 AND state = 'routed'
     AND id IN (SELECT contact_id FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2)`,
    [tx.townId, dossierId],
  );
}
