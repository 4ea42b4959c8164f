import type { TownTransaction } from '../platform/database/index.js';
import { isPart } from './sub-dossiers.js';
import { program } from './timeline.js';

/** Reasons to close that leave an usager with an answer: they are asked whether it is solved. */
const withAnAnswer = ['answered', 'done', 'told-in-person'];

/**
 * Closes a dossier whose last word has arrived: it is in `closing`, nobody has work on it, and nothing is owed any more.
 * Harmless at any other time.
 */
export async function closeIfNothingIsOwed(tx: TownTransaction, dossierId: string, at: Date): Promise<void> {
  await tx.query(
    `WITH closed AS (
       UPDATE dossier SET state = 'closed', closed_at = coalesce(closed_at, $3) WHERE town_id = $1 AND id = $2 AND state = 'closing'
       AND NOT EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND debt.state = 'owed' AND debt.kind <> 'is-it-solved')
       AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND task.open)
       RETURNING id, closing_reason, closed_at),
     asked AS (
       INSERT INTO timer (town_id, dossier_id, key, kind, facts, due_at)
       SELECT $1, id, 'ask-if-solved-' || extract(epoch FROM closed_at), 'ask-if-solved', jsonb_build_object('closedAt', closed_at), closed_at FROM closed
       WHERE closing_reason = ANY ($5) ON CONFLICT DO NOTHING)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, id, $3, $4, 'closed', jsonb_build_object('reason', closing_reason) FROM closed`,
    [tx.townId, dossierId, at, program, withAnAnswer],
  );
}

/**
 * The usager was answered in a conversation, or need not be, and all services have done their work: the dossier may close. A reason
 * that a correction or a separation has left says nothing of an answer. Harmless at any other time.
 */
export async function endIfAnswered(tx: TownTransaction, dossierId: string): Promise<void> {
  await tx.query(
    `UPDATE dossier SET state = 'closing', closing_reason = last.reason FROM (
       SELECT CASE state WHEN 'settled' THEN 'told-in-person' ELSE reason END AS reason FROM debt
       WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer' AND reason IS DISTINCT FROM 'separated'
       ORDER BY ended_at DESC LIMIT 1) AS last
     WHERE town_id = $1 AND id = $2 AND state = 'open' AND administration_id IS NULL AND last.reason IS DISTINCT FROM 'corrected'
     AND NOT EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer' AND debt.state = 'owed')
     AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND kind = 'handle' AND open)
     AND NOT EXISTS (SELECT 1 FROM dossier part WHERE part.town_id = $1 AND part.parent_id = $2 AND part.state = 'open' AND ${isPart('part')})`,
    [tx.townId, dossierId],
  );
}
