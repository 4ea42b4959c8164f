import {
  addWorkingDays,
  answerRules,
  endOfDay,
  lastOpening,
  localDay,
  serviceDaysBefore,
  startOfDay,
  type Town,
} from '../../towns/index.js';
import type { Service } from '../../towns/configuration/index.js';
import type { NewTimer } from '../timers.js';
import type { Day } from './days.js';
import { addDays } from './days.js';

type Moment = Omit<NewTimer, 'dossierId'>;

const promiseSoonDays = 2;
/** AR-15. */
const daysBeforeSilence = [15, 7, 2];
/** CRPA R112-11-2, and the alert before (EL-06). */
const acknowledgementDays = { soon: 7, late: 10 };

/**
 * A key holds its date: what is said of a date that is no longer the right one falls silent, and the new one has its own.
 * @param leavesOn when the answer has to leave so as to arrive on that date: sooner, by the post (J26)
 */
export function promiseTimers(
  town: Town,
  service: Service,
  targetDate: Day,
  from: Date,
  leavesOn: Day = targetDate,
): Moment[] {
  const facts = { day: targetDate };
  const soonAt = startOfDay(town, serviceDaysBefore(town, service.id, leavesOn, promiseSoonDays));
  return [
    // A promise of two days needs no reminder on the day it is made.
    ...(soonAt > from
      ? [{ kind: 'promise-soon' as const, key: `promise-soon-${targetDate}`, dueAt: soonAt, facts }]
      : []),
    { kind: 'promise-passed', key: `promise-passed-${targetDate}`, dueAt: endOfDay(town, leavesOn), facts },
  ];
}

/**
 * Each on the last opening of the service that leaves so many days: never later. Those whose moment has passed are left out,
 * but the last one.
 */
export function tacitTimers(town: Town, service: Service, tacitOn: Day | null, from: Date): Moment[] {
  if (tacitOn === null) return [];
  return daysBeforeSilence
    .map((left) => ({
      kind: 'tacit-decision' as const,
      key: `tacit-decision-${tacitOn}-${left}`,
      dueAt: lastOpening(town, service, addDays(tacitOn, -left)),
      facts: { day: tacitOn, left },
    }))
    .filter(({ dueAt, facts }) => dueAt > from || facts.left === daysBeforeSilence.at(-1));
}

/** @param until the day from which the legal clock goes on without the pieces */
export function suspensionTimers(town: Town, until: Day | null): Moment[] {
  if (until === null) return [];
  return [{ kind: 'suspension-over', key: `suspension-over-${until}`, dueAt: startOfDay(town, until) }];
}

/** The usager is reminded of what is missing, where there is time for it (T12). @param deadline null: nothing is asked for */
export function documentsReminderTimers(town: Town, service: Service, deadline: Day | null, from: Date): Moment[] {
  if (deadline === null) return [];
  const { reminder_working_days: days } = answerRules(town, localDay(town, from));
  const dueAt = startOfDay(town, serviceDaysBefore(town, service.id, deadline, days));
  return dueAt > from
    ? [{ kind: 'documents-reminder', key: `documents-reminder-${deadline}`, dueAt, facts: { deadline } }]
    : [];
}

/** Of an electronic message. @param receivedAt by the administration that is competent (R112-11-2) */
export function acknowledgementTimers(town: Town, receivedAt: Date): Moment[] {
  const { soon, late } = acknowledgementDays;
  return [
    { kind: 'acknowledgement-soon', dueAt: startOfDay(town, addWorkingDays(town, receivedAt, soon)) },
    { kind: 'acknowledgement-late', dueAt: endOfDay(town, addWorkingDays(town, receivedAt, late)) },
  ];
}

/** @param demarche its id: a dossier that is found to be about another has other terms */
export function ownTermTimers(town: Town, demarche: string, receivedOn: Day, days: number | null): Moment[] {
  if (days === null) return [];
  return [
    {
      kind: 'own-term',
      key: `own-term-${demarche}`,
      dueAt: startOfDay(town, addDays(receivedOn, days)),
      facts: { demarche },
    },
  ];
}
