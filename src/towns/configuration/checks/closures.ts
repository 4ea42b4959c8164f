import { DateTime } from 'luxon';
import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';

type Town = Sheets['towns'][number];
type Closures = NonNullable<NonNullable<Town['value']>['closures']>;

const longestDays = 366;

/** Closures that follow one another are one: nobody is closed for more than a year, or nothing would ever be answered. */
export function checkClosures({ towns }: Pick<Sheets, 'towns'>): Problem[] {
  return towns.flatMap((town) =>
    (town.value?.services ?? []).flatMap(({ id }) => endless(town, town.value!.closures ?? [], id)).slice(0, 1),
  );
}

function endless(town: Town, closures: Closures, service: string): Problem[] {
  const its = closures
    .map((closure, place) => ({ ...closure, place }))
    .filter(({ services }) => !services || services.includes(service))
    .sort((one, other) => one.from.localeCompare(other.from));
  let [from, to] = ['', ''];
  for (const each of its) {
    if (each.from > dayAfter(to)) from = each.from;
    if (each.to > to) to = each.to;
    if (DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days >= longestDays)
      return [
        problemAt(
          town,
          ['closures', each.place, 'to'],
          `\`${service}\` would have no open day from ${from} to ${to}, expected closures that end within a year`,
        ),
      ];
  }
  return [];
}

function dayAfter(day: string): string {
  return day && DateTime.fromISO(day).plus({ days: 1 }).toISODate()!;
}
