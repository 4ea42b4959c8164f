import { DateTime } from 'luxon';
import { callableFrom, callableUntil, type Hours } from '../configuration/index.js';
import type { Town } from '../town.js';
import { isClosed } from './closures.js';
import { isHoliday } from './holidays.js';

type Calendar = Pick<Town, 'platform' | 'configuration'>;

/** A service, or whatever else opens and closes: a switchboard has no id, and closes with the whole town hall alone. */
export interface Openable {
  id?: string;
  hours: Hours;
}

interface Opening {
  opens: DateTime;
  closes: DateTime;
}

/** Longer than any closure, and than a year that holds a single open day. */
const searchedDays = 2 * 366;
const sunday = 7;

/** Open at that instant? Closed on public holidays and closures; at the closing time it is closed. */
export function isOpen(town: Calendar, place: Openable, at: Date): boolean {
  return openingsOf(town, place, localTime(town, at)).some(
    ({ opens, closes }) => opens.toJSDate() <= at && at < closes.toJSDate(),
  );
}

/**
 * When time may next call upon a service: while it is open, from 8 to 20 h, never on a Sunday. That very instant, if it is.
 * @throws when it never opens, which the check of the configuration refuses
 */
export function nextOpening(town: Calendar, service: Openable, at: Date): Date {
  const day = localTime(town, at).startOf('day');
  for (let days = 0; days < searchedDays; days++) {
    const opening = callableOf(town, service, day.plus({ days })).find(({ closes }) => at < closes.toJSDate());
    if (opening) return new Date(Math.max(opening.opens.toMillis(), at.getTime()));
  }
  throw new Error(`the service ${service.id} has no open day in its calendar`);
}

/** The opening of a day, or of the last one before it on which the service may be called upon. @param day YYYY-MM-DD */
export function lastOpening(town: Calendar, service: Openable, day: string): Date {
  const from = DateTime.fromISO(day, { zone: town.platform.working_calendar.timezone });
  for (let days = 0; days < searchedDays; days++) {
    const [opening] = callableOf(town, service, from.minus({ days }));
    if (opening) return opening.opens.toJSDate();
  }
  throw new Error(`the service ${service.id} has no open day in its calendar`);
}

export function localTime({ platform }: Calendar, at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: platform.working_calendar.timezone });
}

function callableOf(town: Calendar, service: Openable, day: DateTime): Opening[] {
  if (day.weekday === sunday) return [];
  const [from, until] = [atTime(day, callableFrom), atTime(day, callableUntil)];
  return openingsOf(town, service, day)
    .map(({ opens, closes }) => ({ opens: DateTime.max(opens, from), closes: DateTime.min(closes, until) }))
    .filter(({ opens, closes }) => opens < closes);
}

/** Of one day, in order. */
export function openingsOf(town: Calendar, { id, hours }: Openable, day: DateTime): Opening[] {
  const date = day.toISODate()!;
  if (isHoliday(town.configuration.holidays, date) || isClosed(town, date, id)) return [];
  return (hours[day.weekday as keyof Hours] ?? []).map((interval) => {
    const [opens, closes] = interval.split('-').map((time) => atTime(day, time));
    return { opens: opens!, closes: closes! };
  });
}

/** @param time HH:MM; 24:00 is the next midnight */
function atTime(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute });
}
