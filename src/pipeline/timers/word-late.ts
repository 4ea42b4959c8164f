import type { DebtKind } from '../../dossiers/debts.js';
import { addTasks } from '../../dossiers/tasks.js';
import type { Deed } from './deed.js';

/** A registration notice or an acknowledgement that is still owed has not left by the end of its working day (AR-01, EL-05). */
export const wordLate: Deed = async ({ tx, dossier, timer, at }) => {
  const { debt, kind } = timer.facts as { debt: string; kind: DebtKind };
  const [late] = await tx.query(
    `SELECT 1 FROM debt LEFT JOIN message ON message.town_id = $1 AND message.id = debt.message_id
     WHERE debt.town_id = $1 AND debt.dossier_id = $2 AND debt.key = $3 AND debt.state = 'owed'
     AND (message.state IN ('accepted', 'delivered')) IS NOT TRUE`,
    [tx.townId, dossier.id, debt],
  );
  if (!late) return [];
  await addTasks(tx, [{ dossierId: dossier.id, key: `word-late-${debt}`, kind: 'word-late', reason: kind, dueAt: at }]);
  return [];
};
