import type { Command } from 'commander';
import { readEnvironment, type Environment } from '../platform/config/index.js';
import { applyTowns, describeDifferences } from '../towns/apply/index.js';
import {
  loadConfiguration,
  withoutExamples,
  type Configuration,
  type LoadedConfiguration,
} from '../towns/configuration/index.js';
import { withOwner } from './connection.js';

/** `aiguillage towns check [DIR]` and `towns apply [DIR]`. Both end with 1 on a configuration that has a problem. */
export function registerTowns(program: Command): void {
  const towns = program.command('towns').description('the configuration the town halls edit');
  towns
    .command('check')
    .description('name every problem, with its file and line')
    .argument('[dir]', 'folder of the configuration (default: CONFIG_DIR)')
    .action(check);
  towns
    .command('apply')
    .description('load it into the database and print the difference')
    .argument('[dir]', 'folder of the configuration (default: CONFIG_DIR)')
    .action(apply);
}

async function check(dir: string | undefined): Promise<void> {
  const configuration = await loadOrRefuse(dir);
  if (!configuration) return;
  for (const warning of warningsOf(configuration, readEnvironment())) console.error(`warning: ${warning}`);
  console.log(summary(configuration));
}

/** What works, and not as well or as safely as it might: each in one line, with its file. */
function warningsOf({ catalogue, towns }: Configuration, { MAIL_AUTH }: Environment): string[] {
  const silent = withoutExamples(catalogue).map(
    ({ id, category }) => `catalogue/${category}.yaml: the démarche ${id} has no example, only its title and keywords`,
  );
  const open = towns.flatMap(({ slug, mailboxes }) =>
    mailboxes
      .filter(({ authserv_ids }) => authserv_ids.length === 0 && MAIL_AUTH !== 'compute')
      .map(({ address }) => `towns/${slug}.yaml: the mailbox ${address} has no authserv_ids, ${forgers}`),
  );
  return [...silent, ...open];
}

const forgers =
  'so whoever forges the address of an agent can pass a mail on: write the name under which its server writes Authentication-Results, or set MAIL_AUTH=compute';

async function apply(dir: string | undefined): Promise<void> {
  const configuration = await loadOrRefuse(dir);
  if (!configuration) return;
  const differences = await withOwner((ownerUrl) => applyTowns(ownerUrl, configuration));
  for (const line of describeDifferences(differences)) console.log(line);
}

async function loadOrRefuse(dir = readEnvironment().CONFIG_DIR): Promise<Configuration | undefined> {
  const { configuration, problems } = await loadConfiguration(dir);
  if (configuration) return configuration;
  for (const problem of problems) console.error(inOneLine(problem));
  console.error(`${dir}: ${counted(problems.length, 'problem')}`);
  process.exitCode = 1;
  return undefined;
}

/** The form editors and terminals make clickable. */
function inOneLine({ file, line, path, message }: LoadedConfiguration['problems'][number]): string {
  return `${file}:${line} ${path && `${path}: `}${message}`;
}

function summary({ towns, catalogue, administrations, templates }: Configuration): string {
  const parts = [
    counted(towns.length, 'town'),
    counted(catalogue.length, 'démarche'),
    counted(administrations.length, 'administration'),
    counted(templates.length, 'template'),
  ];
  return `${parts.join(', ')}: no problem`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
