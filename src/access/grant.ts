import type { TownDatabase, TownTransaction } from '../platform/database/index.js';
import type { Role } from './roles.js';

/** What an account or a key is given in one town. */
export interface Grant {
  townId: string;
  role: Role;
  /** For an agent, and only for an agent. */
  serviceId: string | null;
}

/** An account or a key cannot be made as asked; the message says why, to the person who typed it. */
export class CannotGrant extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotGrant';
  }
}

/** The grant of somebody who names the town by its slug. Throws CannotGrant when there is no such town. */
export async function grantIn(
  database: TownDatabase,
  slug: string,
  role: Role,
  serviceId: string | null,
): Promise<Grant> {
  const [town] = await database.query<{ id: string }>('SELECT id FROM town_directory() WHERE slug = $1', [slug]);
  if (!town) throw new CannotGrant(`there is no town ${slug}`);
  return { townId: town.id, role, serviceId };
}

/** Throws CannotGrant when the role and the service do not go together, or the town has no such service. */
export async function checkGrant(tx: TownTransaction, { role, serviceId }: Grant): Promise<void> {
  if (role !== 'agent' && serviceId !== null) throw new CannotGrant(`the role ${role} has no service: leave it out`);
  if (role !== 'agent') return;
  if (serviceId === null) throw new CannotGrant('an agent belongs to a service: name it');
  const found = await tx.query('SELECT 1 FROM service WHERE id = $1', [serviceId]);
  if (found.length === 0) throw new CannotGrant(`the town has no service ${serviceId}`);
}
