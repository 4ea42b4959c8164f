import { wordsOf, type ContactRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';

/**
 * Who comes back after their dossier was closed for good gets another one, which follows it (T10): whoever answers a message of
 * ours, and the usager who quotes its number.
 */
export async function followFormer(tx: TownTransaction, contact: ContactRow, dossierId: string): Promise<void> {
  const { mail } = contact.reading ?? {};
  const thread = [...(mail?.references ?? []), ...(mail?.inReplyTo ? [mail.inReplyTo] : [])];
  if (thread.length === 0 && contact.usager_id === null) return;
  await tx.query(
    `UPDATE dossier SET follows_id = former.id FROM (
       SELECT id FROM dossier WHERE town_id = $1 AND id <> $2 AND closed_at IS NOT NULL AND demarche_id IS NOT NULL
       AND (id IN (SELECT dossier_id FROM message WHERE town_id = $1 AND message_id = ANY ($3))
            OR (usager_id = $4 AND position(replace(number, '-', '') IN $5) > 0))
       -- A person has said that this is another need.
       AND NOT EXISTS (
         SELECT 1 FROM joining_offer WHERE town_id = $1 AND contact_id = $6 AND dossier_id = dossier.id AND refused_at IS NOT NULL)
       ORDER BY closed_at DESC LIMIT 1) AS former
     WHERE dossier.town_id = $1 AND dossier.id = $2 AND follows_id IS NULL`,
    [tx.townId, dossierId, thread, contact.usager_id, bare(wordsOf(contact)), contact.id],
  );
}

/** « SA 2027-000123 » is the number SA2027000123. */
function bare(words: string): string {
  return words.toUpperCase().replace(/[^A-Z\d]/g, '');
}
