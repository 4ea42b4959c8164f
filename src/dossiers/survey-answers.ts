import { hashOfSecret } from '../access/index.js';
import type { TownTransaction } from '../platform/database/index.js';
import type { Town } from '../towns/index.js';
import { addDebts } from './debts.js';
import { maskSensitive } from './mask/index.js';
import { anotherAnswerDueAt, progressDueAt, progressTimer } from './reminders.js';
import { keepReopening, reopenedWithinDays } from './reopening.js';
import type { DossierState } from './states.js';
import { addTasks } from './tasks.js';
import { writeEvents } from './timeline.js';
import { setTimers } from './timers.js';

const dayMs = 24 * 3_600_000;

export interface SurveyAnswer {
  solved: boolean;
  /** 1 to 5. */
  satisfaction: number | null;
  words: string | null;
}

/** What an usager was asked, as whoever has the secret may know it. */
export interface Survey {
  id: string;
  dossier_id: string;
  number: string;
  demarche_id: string | null;
  /** Null: not answered. */
  solved: boolean | null;
  /** It was closed too long ago to be opened again (T10). */
  isOver: boolean;
}

export async function surveyOf(tx: TownTransaction, secret: string, at: Date): Promise<Survey | null> {
  const [found] = await tx.query<Survey & { closed_at: Date }>(
    `SELECT survey.id, dossier_id, number, demarche_id, solved, greatest(survey.closed_at, dossier.closed_at) AS closed_at
     FROM survey JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
     WHERE survey.town_id = $1 AND secret_hash = $2`,
    [tx.townId, hashOfSecret(secret)],
  );
  if (!found) return null;
  const { closed_at, ...survey } = found;
  return { ...survey, isOver: at.getTime() > closed_at.getTime() + reopenedWithinDays * dayMs };
}

/**
 * Keeps the usager's answer, the first one. Solved: nothing is left to do. Not solved: the dossier is open again and owes another
 * answer, its service has the work and the head of the service looks.
 */
export async function answerSurvey(
  tx: TownTransaction,
  town: Town,
  survey: Survey,
  { solved, satisfaction, words }: SurveyAnswer,
  at: Date,
): Promise<void> {
  if (survey.isOver) return;
  const dossier = await lock(tx, survey.dossier_id);
  const [kept] = await tx.query(
    `WITH kept AS (
       UPDATE survey SET answered_at = $3, solved = $4, satisfaction = $5, words = $6
       WHERE town_id = $1 AND id = $2 AND answered_at IS NULL RETURNING dossier_id),
     settled AS (
       UPDATE debt SET state = 'settled', ended_at = $3 FROM kept
       WHERE debt.town_id = $1 AND debt.dossier_id = kept.dossier_id AND debt.kind = 'is-it-solved' AND debt.state = 'owed')
     SELECT 1 FROM kept`,
    [tx.townId, survey.id, at, solved, satisfaction, words && maskSensitive(words)],
  );
  if (!kept) return;
  const dossierId = survey.dossier_id;
  await writeEvents(tx, [
    { dossierId, kind: solved ? 'solved' : 'not-solved', at, data: satisfaction ? { satisfaction } : {} },
  ]);
  if (words) await setTimers(tx, [{ dossierId, kind: 'survey-words', dueAt: at }]);
  if (!solved) await reopen(tx, town, dossierId, dossier, at);
}

/** No such question any more. Without a file of the usager there is nobody to remember: dossiers of nobody known ask again. */
export async function refuseSurveys(tx: TownTransaction, { dossier_id }: Survey, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO survey_refusal (town_id, usager_id, at)
     SELECT $1, usager_id, $3 FROM dossier WHERE town_id = $1 AND id = $2 AND usager_id IS NOT NULL ON CONFLICT DO NOTHING`,
    [tx.townId, dossier_id, at],
  );
}

interface Locked {
  state: DossierState;
  closed_at: Date | null;
  /** Its own, those of neighbours left out. */
  answers: number;
}

async function lock(tx: TownTransaction, dossierId: string): Promise<Locked> {
  const [dossier] = await tx.query<Locked>(
    `SELECT state, closed_at,
       (SELECT count(*)::int FROM debt WHERE town_id = $1 AND dossier_id = $2 AND key ~ '^answer(-\\d{1,4})?$') AS answers
     FROM dossier WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [tx.townId, dossierId],
  );
  return dossier!;
}

async function reopen(tx: TownTransaction, town: Town, dossierId: string, dossier: Locked, at: Date): Promise<void> {
  const dueAt = anotherAnswerDueAt(town, at);
  await addTasks(tx, [{ dossierId, key: 'not-solved', kind: 'not-solved', dueAt }]);
  // Somebody wrote in the meantime, and it is open already.
  if (dossier.state === 'open') return;
  await tx.query(
    `UPDATE dossier SET state = 'open', closed_at = NULL, closing_reason = NULL WHERE town_id = $1 AND id = $2`,
    [tx.townId, dossierId],
  );
  const key = `answer-${dossier.answers + 1}`;
  await addDebts(tx, [{ dossierId, key, kind: 'answer', dueAt, payable: false }]);
  await addTasks(tx, [{ dossierId, key: 'handle', kind: 'handle', dueAt }]);
  await setTimers(tx, [{ dossierId, ...progressTimer(progressDueAt(town, at)) }]);
  if (dossier.closed_at) await keepReopening(tx, { dossierId, contactId: null, closedAt: dossier.closed_at, at });
}
