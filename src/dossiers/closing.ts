import type { TownTransaction } from '../platform/database/index.js';
import { program } from './timeline.js';

/**
 * Closes a dossier whose last word has arrived: it is in `closing`, nobody has work on it, and nothing is owed any more.
 * Harmless at any other time.
 */
export async function closeIfNothingIsOwed(tx: TownTransaction, dossierId: string, at: Date): Promise<void> {
  await tx.query(
    `WITH closed AS (
       UPDATE dossier SET state = 'closed', closed_at = coalesce(closed_at, $3) WHERE town_id = $1 AND id = $2 AND state = 'closing'
       AND NOT EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND debt.state = 'owed')
       AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND task.open)
       RETURNING id, closing_reason)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, id, $3, $4, 'closed', jsonb_build_object('reason', closing_reason) FROM closed`,
    [tx.townId, dossierId, at, program],
  );
}
