import { pick } from '../pick.js';
import { problemAt } from '../problem.js';
import type { Path, Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';

interface Link {
  from: string;
  to: string;
  sheet: Sheet;
  path: Path;
}

/** Démarches that go together end somewhere, and what one puts in order is asked for by another that brings it along. */
export function checkChains({ catalogue }: Pick<Sheets, 'catalogue'>): Problem[] {
  const links = catalogue.flatMap(linksOf);
  return [...circles(links), ...catalogue.flatMap((sheet) => unaskedDocuments(sheet, catalogue, links))];
}

function linksOf(sheet: Sheet): Link[] {
  const names = new Map(pick(sheet.raw, 'demarches.*.id').map(({ value, path }) => [path[1], value]));
  return pick(sheet.raw, 'demarches.*.chain.*').map(({ value, path }) => ({
    from: names.get(path[1]) ?? '',
    to: value,
    sheet,
    path,
  }));
}

function circles(links: readonly Link[]): Problem[] {
  return links
    .filter(({ from, to }) => leadsTo(from, to, links))
    .map(({ from, to, sheet, path }) =>
      problemAt(
        sheet,
        path,
        `the chain of \`${from}\` comes back to itself by \`${to}\`, expected démarches that do not bring it along`,
      ),
    );
}

function leadsTo(wanted: string, start: string, links: readonly Link[]): boolean {
  const seen = new Set<string>();
  const left = [start];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at === wanted) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    left.push(...links.filter(({ from }) => from === at).map(({ to }) => to));
  }
  return false;
}

function unaskedDocuments(
  { value, ...sheet }: Sheets['catalogue'][number],
  catalogue: Sheets['catalogue'],
  links: readonly Link[],
): Problem[] {
  if (!value || catalogue.some((one) => !one.value)) return [];
  const all = catalogue.flatMap((one) => one.value!.demarches);
  return value.demarches.flatMap(({ id, provides = [] }, place) => {
    const bringers = links.filter(({ to }) => to === id).map(({ from }) => from);
    const asked = all.filter((one) => bringers.includes(one.id)).flatMap(({ documents }) => documents);
    return provides.flatMap((title, at) =>
      asked.includes(title)
        ? []
        : [
            problemAt(
              sheet,
              ['demarches', place, 'provides', at],
              `no démarche whose chain holds \`${id}\` asks for this document, expected one of its \`documents\``,
            ),
          ],
    );
  });
}
