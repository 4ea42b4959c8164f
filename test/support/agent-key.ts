import { createKey, type Role } from '../../src/access/index.js';
import type { TownDatabase } from '../../src/platform/database/index.js';

/** Who calls the API: an operator of Saint-Aubin unless told otherwise. */
export interface TestRole {
  role?: Role;
  serviceId?: string;
  /** Slug. */
  town?: string;
}

const keys = new WeakMap<TownDatabase, Map<string, Promise<string>>>();

/** A key of an agent of that role, made once per database. */
export function agentKey(
  database: TownDatabase,
  { role = 'operator', serviceId, town = 'saint-aubin-sur-gier' }: TestRole,
): Promise<string> {
  const known = keys.get(database) ?? new Map<string, Promise<string>>();
  keys.set(database, known);
  const name = `${town} ${role} ${serviceId ?? ''}`;
  const key = known.get(name) ?? makeKey(database, town, role, serviceId ?? null);
  known.set(name, key);
  return key;
}

async function makeKey(database: TownDatabase, slug: string, role: Role, serviceId: string | null): Promise<string> {
  const towns = await database.query<{ id: string; slug: string }>('SELECT id, slug FROM town_directory()');
  const townId = towns.find((town) => town.slug === slug)!.id;
  return (await createKey(database, `essai ${role}`, { townId, role, serviceId })).text;
}
