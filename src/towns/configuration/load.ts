import { checkChains } from './checks/chains.js';
import { checkClosures } from './checks/closures.js';
import { checkDuplicates } from './checks/duplicates.js';
import { checkNumbers } from './checks/numbers.js';
import { checkReferences } from './checks/references.js';
import { checkRouting } from './checks/routing.js';
import { checkSecrets } from './checks/secrets.js';
import { checkServices } from './checks/services.js';
import { readFiles } from './files.js';
import { byPlace } from './problem.js';
import type { Problem } from './problem.js';
import type { Administration, Alert, Demarche, Platform, TownConfiguration } from './schemas/index.js';
import { readSheets } from './sheets.js';
import type { Checked, Sheets } from './sheets.js';
import { checkTemplates } from './templates/check-templates.js';
import { assembleTemplates } from './templates/template.js';
import type { Template } from './templates/template.js';

/** What the town halls have written, checked. Numbers are in E.164; shapes are those of the files. */
export interface Configuration {
  platform: Platform;
  towns: TownConfiguration[];
  catalogue: Demarche[];
  administrations: Administration[];
  templates: Template[];
  alerts: Alert[];
  /** Texts that are no démarche, for the classifier to know them by. */
  outOfScope: string[];
}

export interface LoadedConfiguration {
  /** Undefined as soon as there is one problem: an invalid configuration is never used in part. */
  configuration: Configuration | undefined;
  /** By file, then by line. Empty when all is well. */
  problems: Problem[];
}

/** Reads and checks a whole configuration folder. Never throws on bad content: it names every problem it can see at once. */
export async function loadConfiguration(folder: string): Promise<LoadedConfiguration> {
  const { files, problems: unread } = await readFiles(folder);
  const { sheets, problems: misshapen } = readSheets(files);
  const problems = [
    ...unread,
    ...misshapen,
    ...checkReferences(sheets),
    ...checkServices(sheets),
    ...checkRouting(sheets),
    ...checkChains(sheets),
    ...checkClosures(sheets),
    ...checkNumbers(sheets),
    ...checkDuplicates(sheets),
    ...checkSecrets(sheets),
    ...checkTemplates(sheets.templates, sheets.blocks),
  ].sort(byPlace);
  return { configuration: problems.length === 0 ? assemble(sheets) : undefined, problems };
}

function assemble(sheets: Sheets): Configuration {
  return {
    platform: valuesOf(sheets.platform)[0]!,
    towns: sheets.towns.map(({ name, value }) => ({
      ...value!,
      offices: officesOf(value!, name, sheets),
      routing: sheets.routing.find((sheet) => sheet.name === name)?.value,
    })),
    catalogue: sheets.catalogue.flatMap(({ name, value }) =>
      value!.demarches.map((one) => ({ ...one, utterances: utterancesOf(one, sheets), category: name })),
    ),
    administrations: valuesOf(sheets.administrations).flatMap((one) => one.administrations),
    templates: assembleTemplates(sheets.templates, sheets.blocks),
    alerts: valuesOf(sheets.alerts).flatMap(({ alerts }) =>
      alerts.map((one) => ({ ...one, examples: sheets.dangers.find(({ name }) => name === one.id)?.value })),
    ),
    outOfScope: valuesOf(sheets.outOfScope).flatMap((one) => one.texts),
  };
}

/** Those the town wrote, then those that were imported for it. */
function officesOf(town: TownConfiguration, name: string, { offices }: Sheets): TownConfiguration['offices'] {
  return [...town.offices, ...valuesOf(offices.filter((sheet) => sheet.name === name)).flatMap((one) => one.offices)];
}

/** Those of the catalogue, then those of the examples. */
function utterancesOf({ id, utterances }: Omit<Demarche, 'category'>, { examples }: Sheets): Demarche['utterances'] {
  const all = [utterances, ...valuesOf(examples).flatMap((sheet) => sheet[id] ?? [])];
  const by = (way: keyof Demarche['utterances']) => all.flatMap((one) => one[way]);
  return { phone: by('phone'), email: by('email'), letter: by('letter'), sms: by('sms'), form: by('form') };
}

function valuesOf<T>(sheets: readonly Checked<T>[]): T[] {
  return sheets.map((sheet) => sheet.value!);
}
