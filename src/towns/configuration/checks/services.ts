import { pick } from '../pick.js';
import { didYouMean, problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Checked, Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';
import { namesIn } from './names.js';

/**
 * Every service that the catalogue or an alert names is in every town; no service's work is handed round in a circle; a file bears
 * its town's name.
 */
export function checkServices(sheets: Sheets): Problem[] {
  return [
    ...[...sheets.catalogue, ...sheets.alerts].flatMap((sheet) => ownedInEveryTown(sheet, sheets.towns)),
    ...sheets.towns.flatMap((town) => [...circles(town), ...otherSlug(town)]),
  ];
}

const named = [
  'demarches.*.actor.service',
  'demarches.*.actor.front_service',
  'demarches.*.parts.*.service',
  'alerts.*.readers.*',
];

function ownedInEveryTown(category: Sheet, towns: readonly Checked<unknown>[]): Problem[] {
  const asked = named.flatMap((one) => pick(category.raw, one));
  return asked.flatMap(({ value, path }) => {
    const without = towns.filter((town) => servicesOf(town)?.includes(value) === false);
    if (without.length === 0) return [];
    const where = without.map((town) => town.file).join(' and ');
    const hint = didYouMean(
      value,
      without.flatMap((town) => servicesOf(town) ?? []),
    );
    return [
      problemAt(
        category,
        path,
        `unknown service \`${value}\` in ${where}: neither a service nor a shared service${hint}`,
      ),
    ];
  });
}

/** Undefined when they cannot be known. */
function servicesOf(town: Checked<unknown>): string[] | undefined {
  return namesIn([town], 'services.*.id') && namesIn([town], 'services.*.id', 'shared_services.*.service');
}

function circles(town: Sheet): Problem[] {
  const handedOn = [
    ...links(town, 'services', 'id', 'delegated_to'),
    ...links(town, 'shared_services', 'service', 'covered_by'),
  ];
  const next = new Map(handedOn.map(({ from, to }) => [from, to]));
  return handedOn
    .filter(({ from, to }) => comesBack(from, to, next))
    .map(({ from, path }) =>
      problemAt(town, path, `the work of \`${from}\` comes back to itself, expected a service that does it`),
    );
}

function links(town: Sheet, list: string, name: string, key: string) {
  const names = new Map(pick(town.raw, `${list}.*.${name}`).map(({ value, path }) => [path[1], value]));
  return pick(town.raw, `${list}.*.${key}`).map(({ value, path }) => ({
    from: names.get(path[1]) ?? '',
    to: value,
    path,
  }));
}

function comesBack(from: string, to: string, next: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = to; at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === from) return true;
    seen.add(at);
  }
  return false;
}

function otherSlug(town: Checked<unknown>): Problem[] {
  return pick(town.raw, 'slug')
    .filter(({ value }) => value !== town.name)
    .map(({ path }) => problemAt(town, path, `expected ${town.name}, the name of the file`));
}
