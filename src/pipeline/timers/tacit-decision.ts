import { addTasks } from '../../dossiers/tasks.js';
import { startOfDay } from '../../towns/index.js';
import type { Deed } from './deed.js';
import { isTold } from './still.js';

/** At so many days before silence decides, the head of the service looks; at the others, the service (AR-15). */
const daysOfHead = 7;

/** Silence decides soon. An answer that is written but has not left stops nothing. */
export const tacitDecision: Deed = async (ringing) => {
  const { tx, town, dossier, timer } = ringing;
  const { day, left } = timer.facts as { day: string; left: number };
  const isPast = dossier.state === 'closed' || dossier.tacit_on !== day;
  if (isPast || (await isTold(ringing, ['answer']))) return [];
  const kind = left === daysOfHead ? 'tacit-decision-head' : 'tacit-decision';
  // Each distance is work of its own: what was put off at fifteen days comes back at two.
  const key = `${kind}-${day}-${left}`;
  await addTasks(tx, [{ dossierId: dossier.id, key, kind, reason: day, dueAt: startOfDay(town, day) }]);
  return [];
};
