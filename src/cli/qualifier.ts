import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadClassifier, saveClassifier, trainClassifier } from '../pipeline/qualification/classifier/index.js';
import type { Classifier } from '../pipeline/qualification/classifier/index.js';
import { catalogueExamples, keptClassifier, shaOf } from '../pipeline/qualification/models/index.js';
import { readEnvironment } from '../platform/config/index.js';
import { loadConfiguration } from '../towns/configuration/index.js';
import { townOf, type Town } from '../towns/index.js';
import { withDatabase } from './connection.js';

export interface Qualifier {
  town: Town;
  classifier: Classifier;
}

export class UnknownTownSlug extends Error {}

/** As the service answers, else as the files say; what is learnt from them is kept for the next time. @throws UnknownTownSlug */
export async function qualifierOf(slug: string): Promise<Qualifier> {
  return (await kept(slug)) ?? (await fromFiles(slug));
}

/** The town alone, without learning anything. @throws UnknownTownSlug */
export async function townOfSlug(slug: string): Promise<Town> {
  const town = hasDatabase() ? await withDatabase(({ townBySlug }) => townBySlug(slug)) : null;
  return town ?? townFromFiles(slug);
}

function hasDatabase(): boolean {
  const { DATABASE_URL, DATA_DIR } = readEnvironment();
  return DATABASE_URL !== undefined || existsSync(join(DATA_DIR, 'postgres', 'PG_VERSION'));
}

/** Null when there is no database, no such town in it, or no classifier yet. */
async function kept(slug: string): Promise<Qualifier | null> {
  if (!hasDatabase()) return null;
  return withDatabase(async ({ database, townBySlug }) => {
    const town = await townBySlug(slug);
    const classifier = town && (await keptClassifier(database, town.id));
    return classifier ? { town, classifier } : null;
  });
}

async function townFromFiles(slug: string): Promise<Town> {
  const { CONFIG_DIR } = readEnvironment();
  const { configuration, problems } = await loadConfiguration(CONFIG_DIR);
  if (!configuration) throw new UnknownTownSlug(`${CONFIG_DIR}: ${problems.length} problems; see \`towns check\``);
  const town = townOf(configuration, slug);
  if (town) return town;
  const known = configuration.towns.map((one) => one.slug).join(', ');
  throw new UnknownTownSlug(`no town is called \`${slug}\`, expected one of ${known}`);
}

async function fromFiles(slug: string): Promise<Qualifier> {
  const { DATA_DIR } = readEnvironment();
  const town = await townFromFiles(slug);
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
