import { ForbiddenException, NotFoundException } from '@nestjs/common';
import type { Caller, Membership } from './caller.js';
import { may, type Permission } from './permissions.js';

/**
 * What the caller is in the town they speak of. A town that is not theirs is answered as one that does not exist (404),
 * so that nobody learns which exist; a role that may not do this gets 403.
 */
export function inTownOf(caller: Caller, slug: string, permission: Permission): Membership {
  const membership = caller.towns.find((town) => town.slug === slug);
  if (!membership) throw new NotFoundException('Cette ville n’existe pas.');
  if (!may(membership.role, permission)) throw new ForbiddenException('Votre rôle ne permet pas cette action.');
  return membership;
}
