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
    if (dossier.state === 'closed' || (await isTold(ringing, acknowledging))) return [];
    const receivedAt = dossier.competent_received_at ?? dossier.received_at;
    const dueAt = endOfDay(town, addWorkingDays(town, receivedAt, lastWorkingDay));
    await addTasks(tx, [{ dossierId: dossier.id, key: kind, kind, dueAt }]);
    return [];
  };
}
