import type { Role } from './roles.js';

const everybody: readonly Role[] = ['operator', 'mailroom', 'agent', 'supervisor', 'admin'];

/**
 * What each role may do in its town: the one place that says so. `see-confidential` is the content of a confidential
 * service, for that service's own agents alone («Qui voit quoi», docs/domain/journeys.md).
 */
const permissions = {
  'see-contacts': everybody,
  'see-confidential': ['agent'],
  'receive-visits': ['operator', 'agent', 'supervisor', 'admin'],
  qualify: everybody,
  retry: ['operator', 'mailroom', 'supervisor', 'admin'],
  'complete-tasks': everybody,
  'close-dossiers': ['agent', 'supervisor', 'admin'],
  'see-debts': ['agent', 'supervisor', 'admin'],
  'see-figures': ['supervisor', 'admin'],
  'choose-model': ['supervisor', 'admin'],
  manage: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as Permission[];

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

export function permissionsOf(role: Role): Permission[] {
  return permissionNames.filter((permission) => may(role, permission));
}
