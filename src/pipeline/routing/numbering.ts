import { DateTime } from 'luxon';
import type { Numbering } from '../../dossiers/open-dossiers.js';
import type { Town } from '../../towns/index.js';

/** What the numbers of the dossiers opened at that moment begin with: SA-2027. */
export function numberingOf(town: Town, at: Date): Numbering {
  return { townCode: town.code, year: DateTime.fromJSDate(at, { zone: town.platform.working_calendar.timezone }).year };
}
