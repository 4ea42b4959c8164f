import { pick } from '../pick.js';
import { didYouMean, problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Checked, Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';
import { namesIn } from './names.js';

/** Names that lead to nothing: services of a town, démarches, pivots, emergency numbers. */
export function checkReferences(sheets: Sheets): Problem[] {
  const demarches = namesIn(sheets.catalogue, 'demarches.*.id');
  const pivots = namesIn(sheets.administrations, 'administrations.*.pivot');
  const alerts = namesIn(sheets.alerts, 'alerts.*.id');
  const emergencies = namesIn(sheets.platform, 'emergency_numbers.*.number');
  return [
    ...sheets.towns.flatMap((town) => [
      ...townServices(town),
      ...unknown(town, 'shared_services.*.provider.pivot', 'pivot', pivots),
      ...unknown(town, 'offices.*.pivot', 'pivot', pivots),
      ...keyedByDemarche(town, demarches),
      ...unknown(town, 'answers.*.no_survey_after.*', 'démarche', demarches),
    ]),
    ...sheets.offices.flatMap((sheet) => [
      ...unknown(sheet, 'offices.*.pivot', 'pivot', pivots),
      ...townOfFile(sheet, sheets),
    ]),
    ...sheets.routing.flatMap((sheet) => [
      ...unknown(sheet, 'rules.*.demarches.*', 'démarche', demarches),
      ...unknown(sheet, 'rules.*.actor.pivot', 'pivot', pivots),
      ...unknown(sheet, 'rules.*.districts.*', 'district', districtsOf(sheet)),
      ...routedServices(sheet, sheets),
      ...townOfFile(sheet, sheets),
    ]),
    ...sheets.catalogue.flatMap((category) => [
      ...unknown(category, 'demarches.*.follow_ups.*', 'démarche', demarches),
      ...unknown(category, 'demarches.*.chain.*', 'démarche', demarches),
      ...unknown(category, 'demarches.*.actor.pivot', 'pivot', pivots),
    ]),
    ...sheets.examples.flatMap((sheet) => exampledDemarches(sheet, demarches)),
    ...sheets.dangers.flatMap((sheet) => alertOfFile(sheet, alerts)),
    ...sheets.alerts.flatMap((sheet) => unknown(sheet, 'alerts.*.numbers.*', 'emergency number', emergencies)),
  ];
}

/** None is none here: a rule may not name a district of a file that has no district. */
function districtsOf(sheet: Sheets['routing'][number]): string[] | undefined {
  return namesIn([sheet], 'districts.*.id') ?? (sheet.value && []);
}

function routedServices(sheet: Sheets['routing'][number], { towns }: Sheets): Problem[] {
  const town = towns.filter(({ name }) => name === sheet.name);
  const own = namesIn(town, 'services.*.id');
  const all = own && namesIn(town, 'services.*.id', 'shared_services.*.service');
  return [
    ...['rules.*.open', 'rules.*.closed'].flatMap((selector) => unknown(sheet, selector, 'service', own)),
    ...['rules.*.actor.service', 'rules.*.actor.front_service'].flatMap((selector) =>
      unknown(sheet, selector, 'service', all),
    ),
  ];
}

/** A file of offices, or of routing, is named by its town. */
function townOfFile(sheet: Checked<unknown>, { towns }: Sheets): Problem[] {
  const slugs = towns.map(({ name }) => name);
  if (slugs.includes(sheet.name)) return [];
  return [problemAt(sheet, [], `no town is called \`${sheet.name}\`${didYouMean(sheet.name, slugs)}`)];
}

const ownOnly = [
  'default_service',
  'mailroom_service',
  'mailboxes.*.service',
  'closures.*.services.*',
  'ring_groups.*.members.*',
  'shared_services.*.front_service',
];

function townServices(town: Checked<unknown>): Problem[] {
  const own = namesIn([town], 'services.*.id');
  const all = own && namesIn([town], 'services.*.id', 'shared_services.*.service');
  return [
    ...ownOnly.flatMap((selector) => unknown(town, selector, 'service', own)),
    ...['services.*.delegated_to', 'shared_services.*.covered_by'].flatMap((selector) =>
      unknown(town, selector, 'service', all),
    ),
  ];
}

function keyedByDemarche(town: Sheet, demarches: readonly string[] | undefined): Problem[] {
  const blocks = (town.raw ?? {}) as Record<string, object | undefined>;
  return ['validated', 'teleservices'].flatMap((key) => unknownKeys(town, blocks[key], [key], demarches));
}

function exampledDemarches(sheet: Sheet, demarches: readonly string[] | undefined): Problem[] {
  return unknownKeys(sheet, sheet.raw as object | undefined, [], demarches);
}

/** A file of danger is named by its alert. */
function alertOfFile(sheet: Checked<unknown>, alerts: readonly string[] | undefined): Problem[] {
  if (!alerts || alerts.includes(sheet.name)) return [];
  return [problemAt(sheet, [], `no alert is called \`${sheet.name}\`${didYouMean(sheet.name, alerts)}`)];
}

function unknownKeys(
  sheet: Sheet,
  block: object | undefined,
  path: readonly string[],
  demarches: readonly string[] | undefined,
): Problem[] {
  return Object.keys(block ?? {})
    .filter((id) => demarches && !demarches.includes(id))
    .map((id) => problemAt(sheet, [...path, id], `unknown démarche \`${id}\`${didYouMean(id, demarches!)}`));
}

function unknown(sheet: Sheet, selector: string, noun: string, known: readonly string[] | undefined): Problem[] {
  if (!known) return [];
  return pick(sheet.raw, selector)
    .filter(({ value }) => !known.includes(value))
    .map(({ value, path }) => problemAt(sheet, path, `unknown ${noun} \`${value}\`${didYouMean(value, known)}`));
}
