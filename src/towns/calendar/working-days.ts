import { DateTime } from 'luxon';
import type { Town } from '../town.js';
import { isHoliday } from './holidays.js';

/** Days are YYYY-MM-DD, of the towns' time zone whatever the machine's. */
type Calendar = Pick<Town, 'platform' | 'configuration'>;

/** A day of the working week, and no public holiday of that town. */
export function isWorkingDay({ platform, configuration }: Calendar, day: string): boolean {
  const { weekday } = DateTime.fromISO(day, { zone: 'utc' });
  return platform.working_calendar.working_days.includes(weekday) && !isHoliday(configuration.holidays, day);
}

/**
 * The working day that many working days after the day `from` falls on, which itself does not count (CRPA R112-11-2: one
 * day, ten days). Zero: that day, or the first working day after it.
 */
export function addWorkingDays(town: Calendar, from: Date, days: number): string {
  let day = DateTime.fromISO(localDay(town, from), { zone: 'utc' });
  let left = days;
  while (left > 0 || !isWorkingDay(town, day.toISODate()!)) {
    day = day.plus({ days: 1 });
    if (left > 0 && isWorkingDay(town, day.toISODate()!)) left -= 1;
  }
  return day.toISODate()!;
}

/** The last instant of a day, to the millisecond. */
export function endOfDay({ platform }: Calendar, day: string): Date {
  return DateTime.fromISO(day, { zone: platform.working_calendar.timezone }).endOf('day').toJSDate();
}

function localDay({ platform }: Calendar, at: Date): string {
  return DateTime.fromJSDate(at, { zone: platform.working_calendar.timezone }).toISODate()!;
}
