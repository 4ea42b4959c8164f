import { addTasks } from '../../dossiers/tasks.js';
import type { Deed } from './deed.js';
import { awaitsAnswer } from './still.js';

/** The démarche has a term of its own, and nobody has answered yet (J10). */
export const ownTerm: Deed = async (ringing) => {
  const { tx, dossier, timer } = ringing;
  const isStillAbout = dossier.demarche_id === timer.facts.demarche;
  if (dossier.state !== 'open' || !isStillAbout || !(await awaitsAnswer(ringing))) return [];
  await addTasks(tx, [{ dossierId: dossier.id, key: 'own-term', kind: 'own-term', dueAt: timer.due_at }]);
  return [];
};
