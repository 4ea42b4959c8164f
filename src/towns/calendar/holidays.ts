import joursFeries from '@socialgouv/jours-feries';
import { DateTime } from 'luxon';
import type { TownConfiguration } from '../configuration/index.js';

type Holidays = TownConfiguration['holidays'];

const years = new Map<string, ReadonlySet<string>>();

/** Is it a public holiday there? (Code du travail L3133-1 and, in Alsace-Moselle, L3134-13.) @param day YYYY-MM-DD */
export function isHoliday(holidays: Holidays, day: string): boolean {
  const key = `${holidays} ${day.slice(0, 4)}`;
  const days = years.get(key) ?? holidaysOf(holidays, Number(day.slice(0, 4)));
  years.set(key, days);
  return days.has(day);
}

function holidaysOf(holidays: Holidays, year: number): ReadonlySet<string> {
  const dates = Object.values(joursFeries(year, { alsace: holidays === 'alsace-moselle' }));
  // Counted from Easter in steps of 24 hours of the machine's zone: a change of clock in between makes it the hour before
  // or after midnight, never as far as noon.
  return new Set(dates.map((date) => DateTime.fromJSDate(date).plus({ hours: 12 }).toISODate()!));
}
