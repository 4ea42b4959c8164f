import { v7 as uuid } from 'uuid';
import { hashOfSecret, makeSecret } from '../access/index.js';
import type { TownTransaction } from '../platform/database/index.js';
import { addWorkingDays, answerRules, endOfDay, localDay, startOfDay, type Town } from '../towns/index.js';
import { addDays } from './clocks/days.js';
import { addDebts } from './debts.js';

const messageWorkingDays = 1;

/** The morning on which whoever was answered is asked whether it is solved; null: the town asks nobody. */
export function surveyAt(town: Town, closedAt: Date): Date | null {
  const day = localDay(town, closedAt);
  const { survey_days: days } = answerRules(town, day);
  return days === null ? null : startOfDay(town, addDays(day, days));
}

/**
 * The usager of a closed dossier is owed the question whether it is solved: once (T11). Never after a death, about a minor, in
 * distress or in an emergency; nobody who wants no such question; and one for all dossiers of one visit or letter (J01).
 * @returns whether the loop-back has something to say
 */
export async function oweSurvey(
  tx: TownTransaction,
  town: Town,
  dossierId: string,
  closedAt: Date,
  at: Date,
): Promise<boolean> {
  const { no_survey_after: never } = answerRules(town, localDay(town, closedAt));
  const secret = makeSecret();
  const asked = await tx.query(
    `INSERT INTO survey (town_id, id, dossier_id, secret_hash, closed_at, asked_at)
     SELECT $1, $3, id, $4, closed_at, $5 FROM dossier
     WHERE town_id = $1 AND id = $2 AND state = 'closed' AND closed_at = $6 AND demarche_id <> ALL ($7) AND ${mayBeAsked}
     ON CONFLICT (town_id, dossier_id) DO NOTHING RETURNING id`,
    [tx.townId, dossierId, uuid(), hashOfSecret(secret), at, closedAt, never],
  );
  if (asked.length === 0) return false;
  const dueAt = endOfDay(town, addWorkingDays(town, at, messageWorkingDays));
  await addDebts(tx, [{ dossierId, kind: 'is-it-solved', dueAt, payable: true, facts: { surveySecret: secret } }]);
  return true;
}

const mayBeAsked = `NOT confidential AND priority = 'normal' AND administration_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = dossier.id AND kind = 'alert')
     AND NOT EXISTS (
       SELECT 1 FROM survey JOIN dossier other ON other.town_id = $1 AND other.id = survey.dossier_id
       WHERE survey.town_id = $1 AND coalesce(other.parent_id, other.id) = coalesce(dossier.parent_id, dossier.id))
     AND NOT EXISTS (
       SELECT 1 FROM survey_refusal JOIN usager one ON one.town_id = $1 AND one.id = survey_refusal.usager_id
       JOIN usager own ON own.town_id = $1 AND own.id = dossier.usager_id
       WHERE survey_refusal.town_id = $1 AND coalesce(one.merged_into, one.id) = coalesce(own.merged_into, own.id))`;

/** The question did not reach the usager: it is not worth a second way, nor a person's time. @returns whether it was one */
export async function waiveSurvey(tx: TownTransaction, messageId: string, at: Date): Promise<boolean> {
  const waived = await tx.query(
    `UPDATE debt SET state = 'waived', reason = 'unreachable', ended_at = $3
     WHERE town_id = $1 AND message_id = $2 AND kind = 'is-it-solved' AND state IN ('owed', 'settled') RETURNING id`,
    [tx.townId, messageId, at],
  );
  return waived.length > 0;
}
