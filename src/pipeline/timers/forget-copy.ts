import { program } from '../../dossiers/timeline.js';
import { setTimers } from '../../dossiers/timers.js';
import type { Deed, Ringing } from './deed.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * What was sent on is somebody else's now, and about benefits or health: words and documents go, that it came and where it went
 * stays (J18; RGPD art. 5.1 c and e). The notice to the usager is written first, from those words. What another dossier needs too
 * stays where it is (J24), and so does all of what is found to be ours after all.
 */
export const forgetCopy: Deed = async (ringing) => {
  const { tx, dossier, timer, at } = ringing;
  if (dossier.administration_id === null) return [];
  // Open again: it is being read, or sent on elsewhere.
  const isRead = dossier.state === 'open';
  if (isRead || (await isNoticeToWrite(ringing))) {
    const dueAt = new Date(at.getTime() + (isRead ? dayMs : hourMs));
    const key = `forget-copy-${String(timer.facts.transmission)}-${at.toISOString()}`;
    await setTimers(tx, [{ dossierId: dossier.id, kind: 'forget-copy', key, dueAt, facts: timer.facts }]);
    return [];
  }
  await tx.query(
    `WITH gone AS (
       UPDATE transmission SET copy_removed_at = $4 WHERE town_id = $1 AND id = $3 AND state IN ('sent', 'answered')
       AND copy_removed_at IS NULL RETURNING id, joined),
     whole AS (
       SELECT contact_id FROM dossier_contact own JOIN gone ON true WHERE own.town_id = $1 AND own.dossier_id = $2
       AND NOT EXISTS (SELECT 1 FROM dossier_contact other WHERE other.town_id = $1 AND other.contact_id = own.contact_id AND other.dossier_id <> $2)),
     silent AS (
       UPDATE contact SET subject = NULL, body = NULL, facts = facts - 'subject' - 'text', updated_at = now() FROM whole
       WHERE contact.town_id = $1 AND contact.id = whole.contact_id RETURNING original_id),
     parts AS (
       UPDATE dossier_contact SET words = NULL FROM gone WHERE town_id = $1 AND dossier_id = $2),
     weighed AS (
       UPDATE qualification SET segments = '[]', parts = '[]',
         guesses = (SELECT coalesce(jsonb_agg(guess - 'reasons' || '{"reasons": []}'), '[]') FROM jsonb_array_elements(guesses) AS guess)
       FROM whole WHERE qualification.town_id = $1 AND qualification.contact_id = whole.contact_id),
     removed AS (
       UPDATE document SET removed_at = $4 WHERE town_id = $1 AND removed_at IS NULL AND id IN (
         SELECT original_id FROM silent
         UNION SELECT document_id FROM contact_attachment JOIN whole USING (contact_id) WHERE town_id = $1
         -- The copy that was written for it, and the mail it left in; the bordereau is the proof, and stays.
         UNION SELECT (piece ->> 'documentId')::uuid FROM gone CROSS JOIN jsonb_array_elements(joined) AS piece
           WHERE NOT EXISTS (SELECT 1 FROM contact_attachment WHERE town_id = $1 AND document_id = (piece ->> 'documentId')::uuid)
           AND NOT EXISTS (SELECT 1 FROM contact WHERE town_id = $1 AND original_id = (piece ->> 'documentId')::uuid)
         UNION SELECT document_id FROM message WHERE town_id = $1 AND transmission_id IN (SELECT id FROM gone))
       RETURNING id)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, $2, $4, $5, 'copy-removed', jsonb_build_object('transmission', id, 'documents', (SELECT count(*) FROM removed)) FROM gone`,
    [tx.townId, dossier.id, timer.facts.transmission, at, program],
  );
  return [];
};

async function isNoticeToWrite({ tx, dossier }: Ringing): Promise<boolean> {
  const [owed] = await tx.query(
    `SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'transmission-notice' AND state = 'owed' AND message_id IS NULL`,
    [tx.townId, dossier.id],
  );
  return owed !== undefined;
}
