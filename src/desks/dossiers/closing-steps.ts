import { alertsOfTime } from '../../dossiers/tasks.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { LockedDossier } from './lock-dossier.js';

interface Deed {
  dossier: LockedDossier;
  actor: string;
  at: Date;
}

/** The service has done its work; only the last word to the usager is left. */
export async function endOfWork(tx: TownTransaction, { dossier, actor, at }: Deed, reason: string): Promise<void> {
  await tx.query(
    `WITH done AS (
       UPDATE task SET state = 'done', done_at = $3, done_by = $4
       WHERE town_id = $1 AND dossier_id = $2 AND open
       AND (kind IN ('handle', 'read-reply', 'third-reminder', 'ping-pong', 'escalated', 'not-solved') OR kind = ANY ($6) OR (kind = 'call-back' AND reason IN ('progress', 'reminder')))),
     -- The answer says more than where the dossier stands, or what was awaited.
     told AS (
       UPDATE debt SET state = 'waived', reason = 'answered', ended_at = $3
       WHERE town_id = $1 AND dossier_id = $2 AND kind IN ('progress', 'reminder') AND state = 'owed' AND message_id IS NULL)
     UPDATE dossier SET state = 'closing', closing_reason = $5 WHERE town_id = $1 AND id = $2`,
    [tx.townId, dossier.id, at, actor, reason, alertsOfTime],
  );
}

export async function waiveAnswer(tx: TownTransaction, { dossier, actor, at }: Deed, reason: string): Promise<void> {
  await tx.query(
    `WITH waived AS (
       UPDATE debt SET state = 'waived', reason = $5, ended_at = $3
       WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer' AND state = 'owed' RETURNING dossier_id, kind)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, dossier_id, $3, $4, 'debt-waived', jsonb_build_object('debt', kind, 'reason', $5::text) FROM waived`,
    [tx.townId, dossier.id, at, actor, reason],
  );
}

/** Kinds of what keeps a dossier from closing. */
export async function whatIsOwed(
  tx: TownTransaction,
  dossierId: string,
): Promise<{ debts: string[]; tasks: string[] }> {
  const [left] = await tx.query<{ debts: string[]; tasks: string[] }>(
    `SELECT ARRAY (SELECT kind FROM debt WHERE town_id = $1 AND dossier_id = $2 AND state = 'owed' AND kind <> 'is-it-solved' ORDER BY due_at, id) AS debts,
            ARRAY (SELECT kind FROM task WHERE town_id = $1 AND dossier_id = $2 AND open ORDER BY created_at, id) AS tasks`,
    [tx.townId, dossierId],
  );
  return left!;
}
