import { createKey, listKeys, revokeKey } from '../access/index.js';
import { withTownDatabase } from '../platform/database/index.js';

const label = 'Accueil de la démonstration';

/** A key for the demo's own agent at the counter of each town, by slug; those of the last start are revoked. */
export function demoKeys(serviceUrl: string): Promise<ReadonlyMap<string, string>> {
  return withTownDatabase(serviceUrl, async (database) => {
    const keys = new Map<string, string>();
    for (const { id: townId, slug } of await database.query<{ id: string; slug: string }>(
      'SELECT * FROM town_directory()',
    )) {
      const former = (await listKeys(database, townId)).filter((key) => key.label === label && !key.revokedAt);
      for (const { id } of former) await revokeKey(database, townId, id);
      keys.set(slug, (await createKey(database, label, { townId, role: 'operator', serviceId: null })).text);
    }
    return keys;
  });
}
