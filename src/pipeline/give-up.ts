import { TownDatabase } from '../platform/database/index.js';
import { writeEvents } from '../dossiers/timeline.js';
import { addTasks } from '../dossiers/tasks.js';
import { claim, leave } from './outbox.js';
import type { stages } from './stages.js';

/** After the last attempt: a person is shown what failed, with a retry button, and nothing is lost. */
export function giveUp(
  database: TownDatabase,
  townId: string,
  { name, subject, takes }: (typeof stages)[number],
  subjectId: string,
): Promise<void> {
  return database.inTown(townId, async (tx) => {
    const row = await claim<{ id: string; dossier_id?: string }>(tx, name, subject, takes, subjectId);
    if (!row) return;
    const reason = `failed-${name}`;
    if (subject === 'contact') return leave(tx, subjectId, 'quarantined', reason, []);
    const dossierId = row.dossier_id ?? row.id;
    await addTasks(tx, [{ dossierId, key: `${reason}-${subjectId}`, kind: 'technical-failure', reason, dueAt: null }]);
    await writeEvents(tx, [{ dossierId, kind: 'stage-failed', data: { stage: name }, at: new Date() }]);
  });
}
