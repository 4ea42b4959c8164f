import type { TownTransaction } from '../platform/database/index.js';
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
