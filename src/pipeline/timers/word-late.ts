import type { DebtKind } from '../../dossiers/debts.js';
import { addTasks } from '../../dossiers/tasks.js';
import type { Deed } from './deed.js';
import { isTold } from './still.js';

/** A registration notice or an acknowledgement has not left by the end of its working day (AR-01, EL-05). */
export const wordLate: Deed = async (ringing) => {
  const { tx, dossier, timer, at } = ringing;
  const { debt, kind } = timer.facts as { debt: string; kind: DebtKind };
  if (await isTold(ringing, { key: debt })) return [];
  await addTasks(tx, [{ dossierId: dossier.id, key: `word-late-${debt}`, kind: 'word-late', reason: kind, dueAt: at }]);
  return [];
};
