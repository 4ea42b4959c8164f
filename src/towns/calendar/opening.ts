import { DateTime } from 'luxon';
import type { Hours } from '../configuration/index.js';
import type { Town } from '../town.js';
import { isHoliday } from './holidays.js';

type Calendar = Pick<Town, 'platform' | 'configuration'>;

interface Opening {
  opens: DateTime;
  closes: DateTime;
}

// The longest row of holidays and week-ends is far shorter.
const searchDays = 31;

/** Open at that instant? Closed on public holidays; at the closing time it is closed. */
export function isOpen(hours: Hours, at: Date, town: Calendar): boolean {
  return openingsOf(hours, localTime(at, town), town).some(
    ({ opens, closes }) => opens.toJSDate() <= at && at < closes.toJSDate(),
  );
}

/** When it opens next, after that instant; null when it never does. */
export function nextOpening(hours: Hours, at: Date, town: Calendar): Date | null {
  const today = localTime(at, town);
  for (let days = 0; days <= searchDays; days++) {
    const next = openingsOf(hours, today.plus({ days }), town).find(({ opens }) => opens.toJSDate() > at);
    if (next) return next.opens.toJSDate();
  }
  return null;
}

function localTime(at: Date, { platform }: Calendar): DateTime {
  return DateTime.fromJSDate(at, { zone: platform.working_calendar.timezone });
}

/** Of one day, in order. */
function openingsOf(hours: Hours, day: DateTime, { configuration }: Calendar): Opening[] {
  if (isHoliday(configuration.holidays, day.toISODate()!)) return [];
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
