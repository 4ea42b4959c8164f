import { ForbiddenException, NotFoundException } from '@nestjs/common';
import type { Caller } from './caller.js';
import { inTownOf } from './in-town-of.js';
import { may, permissionNames } from './permissions.js';
import { roles, type Role } from './roles.js';

const town = { townId: 'a', slug: 'saint-aubin-sur-gier', name: 'Saint-Aubin-sur-Gier', serviceId: null };
const caller = (role: Role): Caller => ({ accountId: 'x', name: 'Agent', login: 'agent', towns: [{ ...town, role }] });

describe('what a role may do', () => {
  it('everybody of the town hall sees contacts and says what they are about', () => {
    for (const role of roles) expect([may(role, 'see-contacts'), may(role, 'qualify')]).toEqual([true, true]);
  });

  it('nobody but a service’s own agents sees what is confidential, not even who administers', () => {
    expect(roles.filter((role) => may(role, 'see-confidential'))).toEqual(['agent']);
  });

  it('the switchboard and the mailroom do not close a dossier', () => {
    expect(roles.filter((role) => may(role, 'close-dossiers'))).toEqual(['agent', 'supervisor', 'admin']);
  });

  it('every permission is somebody’s', () => {
    for (const permission of permissionNames) expect(roles.some((role) => may(role, permission))).toBe(true);
  });
});

describe('in a town', () => {
  it('the caller is what they are there', () => {
    expect(inTownOf(caller('operator'), town.slug, 'qualify')).toEqual({ ...town, role: 'operator' });
  });

  it('a role that may not do this is told so', () => {
    expect(() => inTownOf(caller('operator'), town.slug, 'close-dossiers')).toThrow(ForbiddenException);
  });

  it('a town that is not the caller’s is answered as one that does not exist', () => {
    const answer = (slug: string) => {
      try {
        return inTownOf(caller('admin'), slug, 'see-contacts');
      } catch (error) {
        return error;
      }
    };
    expect(answer('grandval')).toBeInstanceOf(NotFoundException);
    expect(answer('grandval')).toEqual(answer('nulle-part'));
  });
});
