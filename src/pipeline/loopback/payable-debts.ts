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
  sender: SenderIdentity;
  reading: StoredReading | null;
  subject: string | null;
  body: string | null;
  /** File of the usager the contact comes from. */
  usager_id: string | null;
  /** Of the contact; ISO 639-1, null when it is not known. */
  language: string | null;
}

/**
 * Debts of a dossier that no message speaks of yet, beside the contact each answers: the one it names, else the first of the
 * dossier, and none that was joined to it. Of its words, those that are about this dossier (J24).
 */
export function payableDebts(tx: TownTransaction, dossierId: string): Promise<PayableDebt[]> {
  return tx.query<PayableDebt>(
    `SELECT debt.id, debt.key, debt.kind, debt.facts, debt.due_at, contact.channel AS contact_channel, contact.received_at, contact.sender, contact.language, contact.usager_id,
            contact.reading, CASE WHEN contact.words IS NULL THEN contact.subject END AS subject, coalesce(contact.words, contact.body) AS body
     FROM debt CROSS JOIN LATERAL (
       SELECT contact.*, words FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
       WHERE dossier_contact.town_id = $1 AND dossier_id = debt.dossier_id
       ORDER BY (contact.id::text = debt.facts ->> 'contact') IS TRUE DESC, contact.state = 'joined', received_at, contact.id LIMIT 1) AS contact
     WHERE debt.town_id = $1 AND debt.dossier_id = $2 AND debt.state = 'owed' AND debt.payable AND debt.message_id IS NULL
     ORDER BY debt.due_at, debt.id`,
    [tx.townId, dossierId],
  );
}

/** The contacts of the dossier have gone down the whole line. */
export async function tell(tx: TownTransaction, dossierId: string): Promise<void> {
  await tx.query(
    `UPDATE contact SET state = 'told', updated_at = now() WHERE town_id = $1 AND state = 'routed'
     AND id IN (SELECT contact_id FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2)`,
    [tx.townId, dossierId],
  );
}
