import { oweSurvey, surveyAt } from '../../dossiers/surveys.js';
import { setTimers } from '../../dossiers/timers.js';
import type { Deed } from './deed.js';

/** The dossier was closed: some days later, if it still is, its usager is asked whether it is solved (T11). */
export const askIfSolved: Deed = async ({ tx, town, dossier, timer, at }) => {
  const closedAt = new Date(timer.facts.closedAt as string);
  const askAt = surveyAt(town, closedAt);
  if (askAt === null) return [];
  if (askAt > at) {
    const key = `${timer.key}-${askAt.toISOString()}`;
    await setTimers(tx, [{ dossierId: dossier.id, kind: 'ask-if-solved', key, dueAt: askAt, facts: timer.facts }]);
    return [];
  }
  const isOwed = await oweSurvey(tx, town, dossier.id, closedAt, at);
  return isOwed ? [{ stage: 'loopback', subjectId: dossier.id }] : [];
};
