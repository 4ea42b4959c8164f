import type { TownTransaction } from '../platform/database/index.js';
import { addDebts } from './debts.js';
import { addTasks, type NewTask } from './tasks.js';
import { program } from './timeline.js';

/**
 * The usager writes again about a dossier: it is added there and read by its service. What was closed is open again and owes
 * another answer (T10). No clock is reset (AR-14).
 *
 * @param answerDueAt when another answer is due, if the dossier is reopened
 * @param danger level of the words of danger it holds: a person looks at once (UR-01)
 */
export async function joinDossier(
  tx: TownTransaction,
  dossierId: string,
  contactId: string,
  { at, answerDueAt, danger }: { at: Date; answerDueAt: Date; danger: 'high' | 'emergency' | null },
): Promise<void> {
  const [dossier] = await tx.query<{ reopened: boolean; answers: number }>(
    `WITH linked AS (
       INSERT INTO dossier_contact (town_id, dossier_id, contact_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING),
     reopened AS (
       UPDATE dossier SET state = 'open', closed_at = NULL, closing_reason = NULL
       WHERE town_id = $1 AND id = $2 AND state IN ('closed', 'closing') RETURNING id),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       VALUES ($1, $2, $4, $5, 'usager-replied', jsonb_build_object('contact', $3::text)))
     SELECT EXISTS (SELECT 1 FROM reopened) AS reopened,
            (SELECT count(*)::int FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer') AS answers`,
    [tx.townId, dossierId, contactId, at, program],
  );
  const tasks: NewTask[] = [{ dossierId, key: `read-reply-${contactId}`, kind: 'read-reply', dueAt: answerDueAt }];
  if (danger) tasks.push({ dossierId, key: `alert-${contactId}`, kind: 'alert', reason: danger, dueAt: at });
  await addTasks(tx, tasks);
  if (!dossier!.reopened) return;
  const key = `answer-${dossier!.answers + 1}`;
  await addDebts(tx, [{ dossierId, key, kind: 'answer', dueAt: answerDueAt, payable: false }]);
}
