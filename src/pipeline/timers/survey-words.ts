import { addTasks } from '../../dossiers/tasks.js';
import { dangersIn } from '../qualification/index.js';
import type { Deed } from './deed.js';

/** What the usager wrote beside their answer may hold words of danger: a person looks at once (UR-01), and few read them (J22). */
export const surveyWords: Deed = async ({ tx, town, dossier, at }) => {
  const [survey] = await tx.query<{ words: string | null }>(
    'SELECT words FROM survey WHERE town_id = $1 AND dossier_id = $2',
    [tx.townId, dossier.id],
  );
  const [gravest] = dangersIn(survey?.words ?? '', town);
  if (!gravest) return [];
  if (gravest.level === 'emergency')
    await tx.query(
      `UPDATE dossier SET priority = 'emergency', confidential = true, summary = NULL WHERE town_id = $1 AND id = $2`,
      [tx.townId, dossier.id],
    );
  await addTasks(tx, [{ dossierId: dossier.id, key: 'alert-survey', kind: 'alert', reason: gravest.level, dueAt: at }]);
  return [];
};
