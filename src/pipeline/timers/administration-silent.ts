import { addTasks } from '../../dossiers/tasks.js';
import type { Deed } from './deed.js';

/**
 * The administration has not been heard of since. It may have answered the usager: whoever follows the dossier asks, closed or
 * not, or notes the answer.
 */
export const administrationSilent: Deed = async ({ tx, dossier, timer }) => {
  const id = timer.facts.transmission as string;
  const [silent] = await tx.query(`SELECT 1 FROM transmission WHERE town_id = $1 AND id = $2 AND state = 'sent'`, [
    tx.townId,
    id,
  ]);
  if (!silent) return [];
  const kind = 'administration-silent';
  await addTasks(tx, [{ dossierId: dossier.id, key: `${kind}-${id}`, kind, dueAt: timer.due_at }]);
  return [];
};
