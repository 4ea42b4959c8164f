import type { Town } from '../town.js';

type Calendar = Pick<Town, 'platform' | 'configuration'>;

/** A town of which only the calendar is told. */
export function aCalendar(
  holidays: 'metropole' | 'alsace-moselle' = 'metropole',
  timezone = 'Europe/Paris',
  closures: Calendar['configuration']['closures'] = undefined,
): Calendar {
  return {
    platform: { working_calendar: { timezone, working_days: [1, 2, 3, 4, 5] } },
    configuration: { holidays, closures },
  } as Calendar;
}

/** Saint-Aubin's desk hours in short: a break at noon, Saturday mornings. */
export const deskHours = {
  1: ['08:30-12:30', '13:30-17:30'],
  2: ['08:30-12:30', '13:30-17:30'],
  5: ['08:30-12:30', '13:30-16:30'],
  6: ['09:00-12:00'],
};
