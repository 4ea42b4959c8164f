import { pick } from '../pick.js';
import { didYouMean, problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';

/** Names that lead to nothing: services of a town, démarches, pivots, emergency numbers. */
export function checkReferences(sheets: Sheets): Problem[] {
  const demarches = namesIn(sheets.catalogue, 'demarches.*.id');
  const pivots = namesIn(sheets.administrations, 'administrations.*.pivot');
  const emergencies = namesIn(sheets.platform, 'emergency_numbers.*.number');
  return [
    ...sheets.towns.flatMap((town) => [
      ...townServices(town),
      ...unknown(town, 'shared_services.*.provider.pivot', 'pivot', pivots),
      ...validatedDemarches(town, demarches),
    ]),
    ...sheets.catalogue.flatMap((category) => [
      ...unknown(category, 'demarches.*.follow_ups.*', 'démarche', demarches),
      ...unknown(category, 'demarches.*.actor.pivot', 'pivot', pivots),
    ]),
    ...sheets.alerts.flatMap((sheet) => unknown(sheet, 'alerts.*.numbers.*', 'emergency number', emergencies)),
  ];
}

function townServices(town: Sheet): Problem[] {
  const own = namesIn([town], 'services.*.id') ?? [];
  const all = [...own, ...(namesIn([town], 'shared_services.*.service') ?? [])];
  return [
    ...['default_service', 'mailroom_service', 'mailboxes.*.service', 'ring_groups.*.members.*'].flatMap((selector) =>
      unknown(town, selector, 'service', own),
    ),
    ...['services.*.delegated_to', 'shared_services.*.covered_by', 'shared_services.*.front_service'].flatMap(
      (selector) => unknown(town, selector, 'service', all),
    ),
  ];
}

function validatedDemarches(town: Sheet, demarches: readonly string[] | undefined): Problem[] {
  const validated = Object.keys((town.raw as { validated?: object } | undefined)?.validated ?? {});
  return validated
    .filter((id) => demarches && !demarches.includes(id))
    .map((id) => problemAt(town, ['validated', id], `unknown démarche \`${id}\`${didYouMean(id, demarches!)}`));
}

/** Undefined when a file of that kind could not be read: then everything would look unknown. */
function namesIn(sheets: readonly Sheet[], selector: string): string[] | undefined {
  if (sheets.length === 0 || sheets.some((sheet) => sheet.raw === undefined)) return undefined;
  return sheets.flatMap((sheet) => pick(sheet.raw, selector).map(({ value }) => value));
}

function unknown(sheet: Sheet, selector: string, noun: string, known: readonly string[] | undefined): Problem[] {
  if (!known) return [];
  return pick(sheet.raw, selector)
    .filter(({ value }) => !known.includes(value))
    .map(({ value, path }) => problemAt(sheet, path, `unknown ${noun} \`${value}\`${didYouMean(value, known)}`));
}
