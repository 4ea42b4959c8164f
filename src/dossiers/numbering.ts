import { localDay, type Town } from '../towns/index.js';

/** Where the numbers come from: SA-2027-000123. */
export interface Numbering {
  townCode: string;
  year: number;
}

/** Of the dossiers opened at that moment, by the town's own calendar. */
export function numberingOf(town: Town, at: Date): Numbering {
  return { townCode: town.code, year: Number(localDay(town, at).slice(0, 4)) };
}
