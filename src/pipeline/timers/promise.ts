import type { DossierRow } from '../../dossiers/rows.js';
import { addTasks, type TaskKind } from '../../dossiers/tasks.js';
import { endOfDay } from '../../towns/index.js';
import type { Deed, Ringing } from './deed.js';
import { awaitsAnswer, hasWork } from './still.js';

/** Two days of work are left of what was promised. */
export const promiseSoon: Deed = remind('promise-soon');
/** The promise was not kept: the head of the service looks (K15). */
export const promisePassed: Deed = remind('promise-passed');

function remind(kind: TaskKind & ('promise-soon' | 'promise-passed')): Deed {
  return async (ringing) => {
    const { tx, town, dossier, timer } = ringing;
    const { day } = timer.facts as { day: string };
    if (!isPromised(dossier, day) || !(await isAwaited(ringing))) return [];
    await addTasks(tx, [{ dossierId: dossier.id, key: kind, kind, reason: day, dueAt: endOfDay(town, day) }]);
    return [];
  };
}

/** The answer is or, of a service that has a part in another's, its work (J09). */
async function isAwaited(ringing: Ringing): Promise<boolean> {
  return (await awaitsAnswer(ringing)) || (ringing.dossier.parent_id !== null && (await hasWork(ringing, 'handle')));
}

/** Another day may have been promised since. */
function isPromised({ state, target_date }: DossierRow, day: string): boolean {
  return state === 'open' && target_date === day;
}
