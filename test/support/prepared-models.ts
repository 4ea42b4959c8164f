import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceRole } from '../../src/migrations/index.js';
import { catalogueExamples } from '../../src/pipeline/qualification/models/catalogue-examples.js';
import { saveClassifier, trainClassifier } from '../../src/pipeline/qualification/classifier/index.js';
import type { Example } from '../../src/pipeline/qualification/classifier/index.js';
import { shaOf } from '../../src/pipeline/qualification/models/sha-of.js';
import { Clock } from '../../src/platform/clock/index.js';
import { serviceUrlOf, withTownDatabase } from '../../src/platform/database/index.js';
import { Towns } from '../../src/towns/index.js';

const learner = 'src/pipeline/qualification/classifier';
const cache = 'node_modules/.cache/aiguillage';

/**
 * Puts in a database what its towns' catalogues teach, so that each program of the tests only loads it. What a run before has
 * learnt is used again, unless the catalogue or the code that learns has changed.
 */
export async function keepPreparedModels(ownerUrl: string): Promise<void> {
  await withTownDatabase(serviceUrlOf(ownerUrl, serviceRole), async (database) => {
    const towns = new Towns(database, new Clock());
    for (const { id } of await towns.all()) {
      const examples = catalogueExamples(await towns.byId(id));
      const sha256 = shaOf(examples);
      await database.query(
        'INSERT INTO catalogue_model (sha256, examples, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [sha256, Buffer.from(JSON.stringify(examples)), preparedModel(examples)],
      );
    }
  });
}

/** The bytes of the model of these examples, learnt once as long as neither they nor the code changes. */
export function preparedModel(examples: readonly Example[]): Buffer {
  return learnt(shaOf(examples), () => saveClassifier(trainClassifier(examples)));
}

function learnt(sha256: string, learn: () => Buffer): Buffer {
  const path = join(cache, `model-${fingerprint(sha256)}`);
  try {
    return readFileSync(path);
  } catch {
    const bytes = learn();
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) rmSync(join(cache, old), { force: true });
    // Two runs may write it at once.
    writeFileSync(`${path}.${process.pid}`, bytes);
    renameSync(`${path}.${process.pid}`, path);
    return bytes;
  }
}

/** Of the examples and of every file that may change what is made of them. */
function fingerprint(sha256: string): string {
  const hash = createHash('sha256').update(sha256);
  const files = readdirSync(learner, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/\.(spec\.ts|md)$/.test(one.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}
