import { answeredBy, isForged } from '../../dossiers/answered.js';
import { wordsOf, type ContactRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';

/**
 * Links the dossier of a contact to the one it came from: whoever answers a message of ours after that one was closed for good
 * (T10) or about something else, and the usager who quotes its number.
 */
export async function followFormer(tx: TownTransaction, contact: ContactRow, dossierId: string): Promise<void> {
  const { token, messageIds } = answeredBy(contact);
  const isUsager = contact.usager_id !== null && !isForged(contact);
  if (token === null && messageIds.length === 0 && !isUsager) return;
  await tx.query(
    `UPDATE dossier SET follows_id = former.id FROM (
       SELECT id FROM dossier WHERE town_id = $1 AND id <> $2 AND demarche_id IS NOT NULL
       AND id IN (
         SELECT id FROM dossier WHERE town_id = $1 AND number = $7
         UNION SELECT dossier_id FROM message WHERE town_id = $1 AND message_id = ANY ($3)
         UNION SELECT id FROM dossier WHERE town_id = $1 AND usager_id = $4 AND position(replace(number, '-', '') IN $5) > 0)
       -- Those that were opened for the same contact are linked to each other.
       AND NOT EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = dossier.id AND contact_id = $6)
       -- A person has said that this is another need.
       AND NOT EXISTS (
         SELECT 1 FROM joining_offer WHERE town_id = $1 AND contact_id = $6 AND dossier_id = dossier.id AND refused_at IS NOT NULL)
       ORDER BY (number = $7) IS TRUE DESC, closed_at DESC LIMIT 1) AS former
     WHERE dossier.town_id = $1 AND dossier.id = $2 AND follows_id IS NULL`,
    [tx.townId, dossierId, messageIds, isUsager ? contact.usager_id : null, bare(wordsOf(contact)), contact.id, token],
  );
}

/** « SA 2027-000123 » is the number SA2027000123. */
function bare(words: string): string {
  return words.toUpperCase().replace(/[^A-Z\d]/g, '');
}
