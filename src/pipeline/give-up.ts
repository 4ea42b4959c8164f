import { TownDatabase } from '../platform/database/index.js';
import { messageFailed } from '../dossiers/message-outcome.js';
import { writeEvents } from '../dossiers/timeline.js';
import { addTasks } from '../dossiers/tasks.js';
import { claim, leave } from './outbox.js';
import type { stages } from './stages.js';

/** After the last attempt a person is shown what failed, and what they do about it hands the work on again. */
export function giveUp(
  database: TownDatabase,
  townId: string,
  { name, subject, takes }: (typeof stages)[number],
  subjectId: string,
  at: Date,
): Promise<void> {
  return database.inTown(townId, async (tx) => {
    const row = await claim(tx, name, subject, takes, subjectId);
    if (!row) return;
    const reason = `failed-${name}`;
    if (subject === 'contact') return leave(tx, subjectId, 'quarantined', reason, []);
    // Nobody knows whether it left: a person finds out, and may have it sent again.
    if (subject === 'message') return void (await messageFailed(tx, subjectId, 'unknown', 'other', at));
    await addTasks(tx, [{ dossierId: subjectId, key: reason, kind: 'technical-failure', reason, dueAt: at }]);
    await writeEvents(tx, [{ dossierId: subjectId, kind: 'stage-failed', data: { stage: name }, at }]);
  });
}
