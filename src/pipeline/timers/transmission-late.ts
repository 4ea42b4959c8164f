import { addTasks } from '../../dossiers/tasks.js';
import type { Deed } from './deed.js';
import { hasWork } from './still.js';

/** Two working days have passed, and the request has not gone to the administration that is competent (TR-03). */
export const transmissionLate: Deed = async (ringing) => {
  const { tx, dossier, timer } = ringing;
  if (!(await hasWork(ringing, 'transmission'))) return [];
  const kind = 'transmission-late';
  await addTasks(tx, [{ dossierId: dossier.id, key: kind, kind, dueAt: timer.due_at }]);
  return [];
};
