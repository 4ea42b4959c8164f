import { DateTime } from 'luxon';
import type { Hours } from '../configuration/index.js';
import type { Town } from '../town.js';
import { isHoliday } from './holidays.js';

type Calendar = Pick<Town, 'platform' | 'configuration'>;

interface Opening {
  opens: DateTime;
  closes: DateTime;
}

/** Open at that instant? Closed on public holidays; at the closing time it is closed. */
export function isOpen(hours: Hours, at: Date, town: Calendar): boolean {
  return openingsOf(hours, localTime(at, town), town).some(
    ({ opens, closes }) => opens.toJSDate() <= at && at < closes.toJSDate(),
  );
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
