import type { TownDatabase } from '../../../platform/database/index.js';
import type { Town } from '../../../towns/index.js';
import { loadClassifier, type Classifier } from '../classifier/index.js';
import { catalogueExamples } from './catalogue-examples.js';
import { bytesOf, modelInForce } from './model-rows.js';
import { shaOf } from './sha-of.js';

/** The classifier in force of a town, for a command; null when the service has not prepared one yet. */
export async function keptClassifier(database: TownDatabase, townId: string): Promise<Classifier | null> {
  const bytes = await database.inTown(townId, async (tx) => {
    const inForce = await modelInForce(tx);
    if (!inForce) return null;
    const own = await bytesOf(tx, inForce.version, 'bytes');
    if (own) return own;
    const [shared] = await tx.query<{ bytes: Buffer }>('SELECT bytes FROM catalogue_model WHERE sha256 = $1', [
      inForce.sha256,
    ]);
    return shared?.bytes ?? null;
  });
  return bytes && loadClassifier(bytes);
}

/** What the configuration of a town teaches, and the name of the model it makes. */
export function lessonsOf(town: Town): { examples: ReturnType<typeof catalogueExamples>; sha256: string } {
  const examples = catalogueExamples(town);
  return { examples, sha256: shaOf(examples) };
}
