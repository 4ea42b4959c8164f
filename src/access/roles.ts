/** What somebody is in a town hall. Closed: the database refuses any other. */
export const roles = ['operator', 'mailroom', 'agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** As people read them. */
export const rolesInFrench: Readonly<Record<Role, string>> = {
  operator: 'standard',
  mailroom: 'bureau du courrier',
  agent: 'agent d’un service',
  supervisor: 'responsable',
  admin: 'administration',
};
