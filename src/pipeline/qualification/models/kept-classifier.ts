import type { TownDatabase } from '../../../platform/database/index.js';
import { loadClassifier, type Classifier } from '../classifier/index.js';
import { bytesOf, modelInForce } from './model-rows.js';

/** The classifier in force of a town, for a command; null when the service has not prepared one yet. */
export async function keptClassifier(database: TownDatabase, townId: string): Promise<Classifier | null> {
  const bytes = await database.inTown(townId, async (tx) => {
    const inForce = await modelInForce(tx);
    return inForce && bytesOf(tx, inForce.version);
  });
  return bytes && loadClassifier(bytes);
}
