import { DateTime } from 'luxon';
import type { Town } from '../town.js';
import { isClosed } from './closures.js';
import { isHoliday } from './holidays.js';

/** Days are YYYY-MM-DD, of the towns' time zone whatever the machine's. */
type Calendar = Pick<Town, 'platform' | 'configuration'>;

/** A day of the working week, and no public holiday of that town. */
export function isWorkingDay({ platform, configuration }: Calendar, day: string): boolean {
  const weekday = new Date(day).getUTCDay() || 7;
  return platform.working_calendar.working_days.includes(weekday) && !isHoliday(configuration.holidays, day);
}

/**
 * The working day that many working days after the day `from` falls on, which itself does not count (CRPA R112-11-2: one
 * day, ten days). Zero: that day, or the first working day after it. The law knows of no closure.
 */
export function addWorkingDays(town: Calendar, from: Date, days: number): string {
  return step(localDay(town, from), days, 1, (day) => isWorkingDay(town, day));
}

/** The same on the days a service works: what it promises does not run while it is closed. */
export function addServiceDays(town: Calendar, serviceId: string, from: Date, days: number): string {
  return step(localDay(town, from), days, 1, (day) => isServiceDay(town, serviceId, day));
}

/** The day on which the service has that many working days left before `day`. */
export function serviceDaysBefore(town: Calendar, serviceId: string, day: string, days: number): string {
  return step(day, days, -1, (each) => isServiceDay(town, serviceId, each));
}

/** The last instant of a day, to the millisecond. */
export function endOfDay({ platform }: Calendar, day: string): Date {
  return DateTime.fromISO(day, { zone: platform.working_calendar.timezone }).endOf('day').toJSDate();
}

/** The first instant of a day. */
export function startOfDay({ platform }: Calendar, day: string): Date {
  return DateTime.fromISO(day, { zone: platform.working_calendar.timezone }).startOf('day').toJSDate();
}

/** The day it is in the town. */
export function localDay({ platform }: Calendar, at: Date): string {
  return writtenIn(platform.working_calendar.timezone).format(at);
}

/** ISO day of the week in the town, 1 = lundi to 7 = dimanche. */
export function localWeekday({ platform }: Calendar, at: Date): number {
  return DateTime.fromJSDate(at, { zone: platform.working_calendar.timezone }).weekday;
}

const writers = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes YYYY-MM-DD. One of these takes longer to make than a thousand days to write. */
function writtenIn(timeZone: string): Intl.DateTimeFormat {
  const writer = writers.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  writers.set(timeZone, writer);
  return writer;
}

function isServiceDay(town: Calendar, serviceId: string, day: string): boolean {
  return isWorkingDay(town, day) && !isClosed(town, day, serviceId);
}

/** That many of the days that count, away from a day, which itself does not count; and then on to one that does. */
function step(from: string, days: number, direction: 1 | -1, counts: (day: string) => boolean): string {
  let day = from;
  let left = days;
  while (left > 0 || !counts(day)) {
    day = dayAfter(day, direction);
    if (left > 0 && counts(day)) left -= 1;
  }
  return day;
}

const dayMs = 24 * 60 * 60 * 1000;

/** In UTC, where each day has 24 hours: every contact steps through weeks of days, for each dossier it may belong to. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}
