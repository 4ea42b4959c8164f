import { addWorkingDays, answerRules, endOfDay, localDay, startOfDay, type Town } from '../towns/index.js';
import type { NewTimer } from './timers.js';

/** When the usager who asks again is told where their dossier stands. */
export interface Reminder {
  /** YYYY-MM-DD, in the town's own time: one word a day is enough. */
  day: string;
  wordDueAt: Date;
  /** When they are told without having asked, if nothing is said by then. */
  progressAt: Date;
}

/** AR-14: that many call for whoever is responsible. */
export const remindersBeforeAlert = 3;
/** As for a first word by e-mail (section 9 of rules.md), whatever the way it came by (EG-01). */
const wordWorkingDays = 1;
/** Section 9, where nothing else is promised. */
const anotherAnswerWorkingDays = 15;

export function reminderAt(town: Pick<Town, 'platform' | 'configuration'>, at: Date): Reminder {
  return {
    day: localDay(town, at),
    wordDueAt: endOfDay(town, addWorkingDays(town, at, wordWorkingDays)),
    progressAt: progressDueAt(town, at),
  };
}

/** When what came to a dossier is answered, if the dossier is reopened by it or somebody else asks the same. */
export function anotherAnswerDueAt(town: Pick<Town, 'platform' | 'configuration'>, receivedAt: Date): Date {
  return endOfDay(town, addWorkingDays(town, receivedAt, anotherAnswerWorkingDays));
}

/** The morning on which an usager who has had no news since is told where their dossier stands (section 9). */
export function progressDueAt(town: Pick<Town, 'platform' | 'configuration'>, since: Date): Date {
  const { progress_working_days: days } = answerRules(town, localDay(town, since));
  return startOfDay(town, addWorkingDays(town, since, days));
}

export function progressTimer(progressAt: Date): Omit<NewTimer, 'dossierId'> {
  return { kind: 'progress-due', key: `progress-due-${progressAt.toISOString()}`, dueAt: progressAt };
}
