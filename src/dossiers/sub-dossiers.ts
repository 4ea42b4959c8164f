import type { TownTransaction } from '../platform/database/index.js';
import { alertsOfTime } from './tasks.js';
import { program } from './timeline.js';

/** SQL: the part of one service in the dossier of another, which never owes the usager an answer (J09). @param dossier its alias */
export const isPart = (
  dossier: string,
) => `${dossier}.parent_id IS NOT NULL AND ${dossier}.administration_id IS NULL AND NOT EXISTS (
  SELECT 1 FROM debt WHERE debt.town_id = $1 AND debt.dossier_id = ${dossier}.id AND debt.kind = 'answer')`;

/** Numbers of the sub-dossiers of a dossier whose services have not done their part. */
export async function openParts(tx: TownTransaction, parentId: string): Promise<string[]> {
  const rows = await tx.query<{ number: string }>(
    `SELECT number FROM dossier WHERE town_id = $1 AND parent_id = $2 AND state = 'open' AND ${isPart('dossier')} ORDER BY number`,
    [tx.townId, parentId],
  );
  return rows.map(({ number }) => number);
}

/** A sub-dossier whose work is done has nothing left to say: it may close, whatever time has asked of it. Harmless for any other. */
export async function endPart(tx: TownTransaction, dossierId: string): Promise<void> {
  await tx.query(
    `WITH ended AS (
       UPDATE dossier SET state = 'closing', closing_reason = 'part-done' WHERE town_id = $1 AND id = $2 AND state = 'open' AND ${isPart('dossier')}
       AND NOT EXISTS (SELECT 1 FROM task WHERE task.town_id = $1 AND task.dossier_id = $2 AND task.open AND task.kind <> ALL ($3))
       RETURNING id)
     UPDATE task SET state = 'dropped' FROM ended WHERE task.town_id = $1 AND task.dossier_id = ended.id AND task.open`,
    [tx.townId, dossierId, alertsOfTime],
  );
}

/** The parent is about something else after all: its parts are nobody's work any more. */
export async function dropParts(tx: TownTransaction, parentId: string, at: Date): Promise<void> {
  await tx.query(
    `WITH gone AS (
       UPDATE dossier SET state = 'closed', closed_at = $3, closing_reason = 'corrected'
       WHERE town_id = $1 AND parent_id = $2 AND state = 'open' AND ${isPart('dossier')} RETURNING id),
     dropped AS (
       UPDATE task SET state = 'dropped' FROM gone WHERE task.town_id = $1 AND task.dossier_id = gone.id AND task.open)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, id, $3, $4, 'closed', '{"reason": "corrected"}' FROM gone`,
    [tx.townId, parentId, at, program],
  );
}
