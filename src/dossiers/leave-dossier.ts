import type { TownTransaction } from '../platform/database/index.js';

/**
 * A contact leaves a dossier it had joined: what it gave to do there is dropped, what was owed to its sender for it and has not
 * been said is waived, and the two are never joined again by themselves. The dossier keeps its dates, its state and its journal.
 */
export async function leaveDossier(
  tx: TownTransaction,
  dossierId: string,
  contactId: string,
  { actor, at, to }: { actor: string; at: Date; to: string },
): Promise<void> {
  await tx.query(
    `WITH gone AS (
       DELETE FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2 AND contact_id = $3 RETURNING contact_id),
     dropped AS (
       UPDATE task SET state = 'dropped', done_at = $4, done_by = $5 FROM gone
       WHERE town_id = $1 AND dossier_id = $2 AND key IN ('read-reply-' || gone.contact_id, 'alert-' || gone.contact_id) AND state = 'to-do'),
     waived AS (
       UPDATE debt SET state = 'waived', reason = 'separated', ended_at = $4 FROM gone
       WHERE town_id = $1 AND dossier_id = $2 AND facts ->> 'contact' = gone.contact_id::text AND state = 'owed' AND message_id IS NULL),
     refused AS (
       INSERT INTO joining_offer (town_id, contact_id, dossier_id, offered_at, refused_at, refused_by)
       SELECT $1, contact_id, $2, $4, $4, $5 FROM gone
       ON CONFLICT (town_id, contact_id, dossier_id) DO UPDATE SET refused_at = excluded.refused_at, refused_by = excluded.refused_by)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, $2, $4, $5, 'contact-separated', jsonb_build_object('contact', contact_id, 'to', $6::text) FROM gone`,
    [tx.townId, dossierId, contactId, at, actor, to],
  );
}
