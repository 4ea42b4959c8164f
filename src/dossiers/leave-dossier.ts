import type { TownTransaction } from '../platform/database/index.js';
import { closeIfNothingIsOwed } from './closing.js';
import { remindersBeforeAlert } from './reminders.js';

/**
 * A contact leaves a dossier it had joined: what it gave to do there is dropped, what was owed to its sender for it and has not
 * been said is waived, unless another one asked the same; and the two are never joined again by themselves. The dossier keeps
 * its dates and its journal; what was open again for this contact alone is closed as it was.
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
     stays AS (
       SELECT contact_id, reminds, joined_at FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2 AND contact_id <> $3),
     dropped AS (
       UPDATE task SET state = 'dropped', done_at = $4, done_by = $5 FROM gone
       WHERE town_id = $1 AND dossier_id = $2 AND open
       AND (key IN ('read-reply-' || gone.contact_id, 'alert-' || gone.contact_id)
            OR (key = 'third-reminder' AND (SELECT count(*) FROM stays WHERE reminds) < ${remindersBeforeAlert}))),
     uncounted AS (
       DELETE FROM reopening USING gone WHERE town_id = $1 AND dossier_id = $2 AND reopening.contact_id = gone.contact_id),
     ${owedForIt},
     waived AS (
       UPDATE debt SET state = 'waived', reason = 'separated', ended_at = $4 FROM owed_for_it AS its
       WHERE town_id = $1 AND debt.id = its.id AND heir IS NULL),
     handed_on AS (
       UPDATE debt SET facts = facts || jsonb_build_object('contact', heir) FROM owed_for_it AS its
       WHERE town_id = $1 AND debt.id = its.id AND heir IS NOT NULL),
     closed_again AS (
       UPDATE dossier SET state = 'closing', closed_at = (reopened ->> 'closedAt')::timestamptz, closing_reason = reopened ->> 'reason'
       FROM owed_for_it WHERE town_id = $1 AND dossier.id = $2 AND state = 'open' AND reopened IS NOT NULL),
     refused AS (
       INSERT INTO joining_offer (town_id, contact_id, dossier_id, offered_at, refused_at, refused_by)
       SELECT $1, contact_id, $2, $4, $4, $5 FROM gone
       ON CONFLICT (town_id, contact_id, dossier_id) DO UPDATE SET refused_at = excluded.refused_at, refused_by = excluded.refused_by)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, $2, $4, $5, 'contact-separated', jsonb_build_object('contact', contact_id, 'to', $6::text) FROM gone`,
    [tx.townId, dossierId, contactId, at, actor, to],
  );
  await closeIfNothingIsOwed(tx, dossierId, at);
}

/**
 * What is owed for the contact alone, or for a reopening that nobody who stays has part in. Where the dossier stands is told
 * once a day: to another who asked again by then and is told nothing else, unless their words need a person first (J22).
 */
const owedForIt = `
  owed_for_it AS (
    SELECT id, facts -> 'reopened' AS reopened, CASE WHEN kind = 'progress' THEN (
        SELECT contact_id FROM stays WHERE reminds AND joined_at >= debt.created_at
        AND NOT EXISTS (SELECT 1 FROM debt own WHERE town_id = $1 AND dossier_id = $2 AND own.facts ->> 'contact' = stays.contact_id::text)
        AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND key = 'alert-' || stays.contact_id)
        ORDER BY joined_at, contact_id LIMIT 1) END AS heir
    FROM debt, gone WHERE town_id = $1 AND dossier_id = $2 AND state = 'owed' AND message_id IS NULL
    AND (facts ->> 'contact' = gone.contact_id::text
         -- What a person has written by then goes out.
         OR (facts ? 'reopened' AND NOT payable AND NOT EXISTS (SELECT 1 FROM stays WHERE joined_at >= debt.created_at))))`;
