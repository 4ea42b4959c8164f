import { DateTime } from 'luxon';

/** Days are YYYY-MM-DD: they compare as texts, and know no hour. */
export type Day = string;

/** The same day of the month, its last one where it has none: 31 December and two months are 28 or 29 February (SI-14). */
export function addMonths(day: Day, months: number): Day {
  return at(day).plus({ months }).toISODate()!;
}

export function addDays(day: Day, days: number): Day {
  return at(day).plus({ days }).toISODate()!;
}

export function daysBetween(from: Day, to: Day): number {
  return at(to).diff(at(from), 'days').days;
}

export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

export function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function at(day: Day): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}
