import type { Administration } from './configuration/index.js';
import type { Town } from './town.js';

/** By the id that dossiers keep (the map is by pivot); undefined: none, or one that has left the configuration. */
export function administrationOf({ administrations }: Town, id: string | null): Administration | undefined {
  return [...administrations.values()].find((one) => one.id === id);
}
