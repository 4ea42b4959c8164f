import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import type { TownTransaction } from '../../platform/database/index.js';

/**
 * A contact that waited may have a dossier already, opened so that its sender gets the proof of its date. When nothing
 * follows, that dossier ends with it, once what it owes is paid.
 */
export async function endProvisional(
  tx: TownTransaction,
  contactId: string,
  reason: string,
  actor: string,
  at: Date,
): Promise<void> {
  const ended = await tx.query<{ id: string }>(
    `WITH ended AS (
       UPDATE dossier SET state = 'closing', closing_reason = $3
       WHERE town_id = $1 AND demarche_id IS NULL AND state = 'open'
       AND id IN (SELECT dossier_id FROM dossier_contact WHERE town_id = $1 AND contact_id = $2) RETURNING id),
     -- Whoever called has been heard, or has nothing to ask.
     called AS (
       UPDATE task SET state = 'dropped' FROM ended WHERE town_id = $1 AND task.dossier_id = ended.id AND kind = 'return-call' AND open),
     told AS (
       UPDATE debt SET state = 'waived', reason = $3, ended_at = $5 FROM ended
       WHERE town_id = $1 AND debt.dossier_id = ended.id AND kind = 'missed-call' AND debt.state = 'owed'),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1, id, $5, $4, 'set-aside', jsonb_build_object('contact', $2::text, 'reason', $3::text) FROM ended)
     SELECT id FROM ended`,
    [tx.townId, contactId, reason, actor, at],
  );
  for (const { id } of ended) await closeIfNothingIsOwed(tx, id, at);
}
