import type { Town } from '../town.js';
import { localTime, openingsOf, type Openable } from './opening.js';

type Calendar = Pick<Town, 'platform' | 'configuration'>;

const hourMs = 3_600_000;

/**
 * Counts the hours a place is open between two instants: an afternoon may be half a day's work or none. Days it has met are kept,
 * so ask one and the same counter for many.
 */
export function openHours(town: Calendar): (place: Openable, from: Date, until: Date) => number {
  const met = new Map<string, { opens: number; closes: number }[]>();
  const openingsOn = (place: Openable, day: ReturnType<typeof localTime>) => {
    const key = `${place.id ?? ''} ${day.toISODate()}`;
    const known = met.get(key) ?? openingsOf(town, place, day).map(inMs);
    met.set(key, known);
    return known;
  };
  return (place, from, until) => {
    let openMs = 0;
    const last = until.getTime();
    for (let day = localTime(town, from).startOf('day'); day.toMillis() < last; day = day.plus({ days: 1 }))
      for (const { opens, closes } of openingsOn(place, day))
        openMs += Math.max(0, Math.min(closes, last) - Math.max(opens, from.getTime()));
    return openMs / hourMs;
  };
}

function inMs({ opens, closes }: ReturnType<typeof openingsOf>[number]) {
  return { opens: opens.toMillis(), closes: closes.toMillis() };
}
