import { acknowledging } from '../../dossiers/debts.js';
import { addTasks } from '../../dossiers/tasks.js';
import { addWorkingDays, endOfDay } from '../../towns/index.js';
import type { Deed } from './deed.js';
import { isTold } from './still.js';

/** CRPA R112-11-2. */
const lastWorkingDay = 10;

/** Seven working days have passed without the acknowledgement of an electronic message (EL-06). */
export const acknowledgementSoon: Deed = alert('acknowledgement-soon');
/** Ten have: it is late (EL-06). */
export const acknowledgementLate: Deed = alert('acknowledgement-late');

function alert(kind: 'acknowledgement-soon' | 'acknowledgement-late'): Deed {
  return async (ringing) => {
    const { tx, town, dossier } = ringing;
    if (dossier.state === 'closed' || (await isTold(ringing, { kinds: acknowledging }))) return [];
    const dueAt = endOfDay(town, addWorkingDays(town, dossier.received_at, lastWorkingDay));
    await addTasks(tx, [{ dossierId: dossier.id, key: kind, kind, dueAt }]);
    return [];
  };
}
