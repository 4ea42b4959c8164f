import { DateTime } from 'luxon';
import { addWorkingDays, endOfDay, type Town } from '../towns/index.js';

/** When the usager who asks again is told where their dossier stands. */
export interface Reminder {
  /** YYYY-MM-DD, in the town's own time: one word a day is enough. */
  day: string;
  wordDueAt: Date;
}

/** AR-14: that many call for whoever is responsible. */
export const remindersBeforeAlert = 3;
/** As for a first word by e-mail (section 9 of rules.md), whatever the way it came by (EG-01). */
const wordWorkingDays = 1;
/** Section 9, where nothing else is promised. */
const anotherAnswerWorkingDays = 15;

export function reminderAt(town: Pick<Town, 'platform' | 'configuration'>, at: Date): Reminder {
  return {
    day: DateTime.fromJSDate(at, { zone: town.platform.working_calendar.timezone }).toISODate()!,
    wordDueAt: endOfDay(town, addWorkingDays(town, at, wordWorkingDays)),
  };
}

/** When what came to a dossier is answered, if the dossier is reopened by it or somebody else asks the same. */
export function anotherAnswerDueAt(town: Pick<Town, 'platform' | 'configuration'>, receivedAt: Date): Date {
  return endOfDay(town, addWorkingDays(town, receivedAt, anotherAnswerWorkingDays));
}
