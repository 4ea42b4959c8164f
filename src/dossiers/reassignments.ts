import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../platform/database/index.js';
import { addTasks } from './tasks.js';

export interface Reassignment {
  dossierId: string;
  /** Null: the démarche was corrected, and the dossier went with it. */
  taskId: string | null;
  from: string | null;
  to: string;
  /** For colleagues. */
  reason: string;
  actor: string;
  at: Date;
}

/**
 * Keeps who gave a dossier to whom, and why. Whoever gives it away when it had been before makes the head say whose it is, once,
 * with the reasons (K9); a correction alone does not, since it may only undo another. Call it with the dossier locked.
 */
export async function keepReassignment(tx: TownTransaction, reassignment: Reassignment): Promise<void> {
  const { dossierId, taskId, from, to, reason, actor, at } = reassignment;
  const earlier = await tx.query<{ reason: string }>(
    'SELECT reason FROM reassignment WHERE town_id = $1 AND dossier_id = $2 ORDER BY at, id',
    [tx.townId, dossierId],
  );
  await tx.query(
    `INSERT INTO reassignment (town_id, id, dossier_id, task_id, from_service_id, to_service_id, reason, actor, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.townId, uuid(), dossierId, taskId, from, to, reason, actor, at],
  );
  if (taskId === null || earlier.length === 0 || (await isHeadTold(tx, dossierId))) return;
  const reasons = [...earlier.map((one) => one.reason), reason].map((one) => `« ${one} »`).join(', puis ');
  await addTasks(tx, [{ dossierId, key: 'ping-pong', kind: 'ping-pong', reason: reasons, dueAt: at }]);
}

async function isHeadTold(tx: TownTransaction, dossierId: string): Promise<boolean> {
  const [told] = await tx.query(`SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND key = 'ping-pong'`, [
    tx.townId,
    dossierId,
  ]);
  return told !== undefined;
}
