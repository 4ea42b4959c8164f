import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { loadClassifier, saveClassifier, trainClassifier } from '../pipeline/qualification/classifier/index.js';
import type { Classifier } from '../pipeline/qualification/classifier/index.js';
import { opinionOfText, textChannels, type TextChannel } from '../pipeline/qualification/index.js';
import { catalogueExamples, keptClassifier, shaOf } from '../pipeline/qualification/models/index.js';
import { readEnvironment } from '../platform/config/index.js';
import { loadConfiguration, toE164 } from '../towns/configuration/index.js';
import { townOf, type Town } from '../towns/index.js';
import { withDatabase } from './connection.js';
import { jsonLines } from './json-lines.js';
import { lineId } from './line-id.js';

const channels = Object.keys(textChannels) as [TextChannel, ...TextChannel[]];
const lineOf = ({ demarches }: Town) =>
  z.object({
    id: lineId,
    text: z.string({ error: 'expected a text' }),
    channel: z.enum(channels, { error: `expected one of ${channels.join(', ')}` }).default('email'),
    to: z.string().transform(asDialled).optional(),
    mailbox: z.string({ error: 'expected an address' }).trim().toLowerCase().optional(),
    form: z
      .string()
      .refine((id) => demarches.has(id), 'expected the id of a démarche of the town')
      .optional(),
  });

interface Qualifier {
  town: Town;
  classifier: Classifier;
}

export class UnknownTownSlug extends Error {}

/** `aiguillage qualify --town SLUG`: JSON lines in, JSON lines out. Ends with 1 when a line could not be read. */
export function registerQualify(program: Command): void {
  program
    .command('qualify')
    .description('say what the texts of standard input are about: JSON lines {id, text, channel, to, mailbox, form}')
    .requiredOption('--town <slug>', 'whose catalogue and classifier')
    .action(qualify);
}

async function qualify({ town: slug }: { town: string }): Promise<void> {
  const { town, classifier } = (await kept(slug)) ?? (await fromFiles(slug));
  const { QUALIFICATION_THRESHOLD: threshold } = readEnvironment();
  for await (const { id, ...told } of jsonLines(process.stdin, 'stdin', lineOf(town)))
    process.stdout.write(`${JSON.stringify({ id, ...opinionOfText(told, town, classifier, threshold) })}\n`);
}

function asDialled(number: string, context: z.RefinementCtx): string {
  const dialled = toE164(number);
  if (!dialled) context.addIssue({ code: 'custom', message: 'expected a phone number, like "04 65 71 10 10"' });
  return dialled ?? z.NEVER;
}

/** As the service answers; null when there is no database, no such town in it, or no classifier yet. */
async function kept(slug: string): Promise<Qualifier | null> {
  const { DATABASE_URL, DATA_DIR } = readEnvironment();
  if (!DATABASE_URL && !existsSync(join(DATA_DIR, 'postgres', 'PG_VERSION'))) return null;
  return withDatabase(async ({ database, townBySlug }) => {
    const town = await townBySlug(slug);
    const classifier = town && (await keptClassifier(database, town.id));
    return classifier ? { town, classifier } : null;
  });
}

/** As the files say; what was learnt is kept beside the data for the next time. */
async function fromFiles(slug: string): Promise<Qualifier> {
  const { CONFIG_DIR, DATA_DIR } = readEnvironment();
  const { configuration, problems } = await loadConfiguration(CONFIG_DIR);
  if (!configuration) throw new UnknownTownSlug(`${CONFIG_DIR}: ${problems.length} problems; see \`towns check\``);
  const town = townOf(configuration, slug);
  if (!town) {
    const known = configuration.towns.map((one) => one.slug).join(', ');
    throw new UnknownTownSlug(`no town is called \`${slug}\`, expected one of ${known}`);
  }
  const examples = catalogueExamples(town);
  const path = join(DATA_DIR, 'models', shaOf(examples));
  const known = existsSync(path) && readable(path);
  if (known) return { town, classifier: known };
  process.stderr.write(`learning from ${examples.length} examples, once…\n`);
  const classifier = trainClassifier(examples);
  mkdirSync(join(DATA_DIR, 'models'), { recursive: true });
  // Whole or not at all, whoever interrupts.
  writeFileSync(`${path}.part`, saveClassifier(classifier));
  renameSync(`${path}.part`, path);
  return { town, classifier };
}

/** Null: kept by another release, to be learnt again. */
function readable(path: string): Classifier | null {
  try {
    return loadClassifier(readFileSync(path));
  } catch {
    return null;
  }
}
