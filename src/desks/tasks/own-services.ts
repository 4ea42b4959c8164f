import type { Membership } from '../../access/index.js';
import { tasksOfHead, type TaskKind } from '../../dossiers/tasks.js';
import { resolveService } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';

/** Services whose work is the member's: theirs, and those that leave their work to it. Null: all, for whoever is responsible. */
export function ownServices(town: Town, member: Membership): string[] | null {
  const own = serviceOf(town, member);
  return own === null ? null : doneBy(town, own);
}

/** All the ids under which a service has work. */
export function doneBy(town: Town, serviceId: string): string[] {
  const does = (id: string) => {
    const resolved = resolveService(town.configuration, id);
    return resolved.kind === 'service' ? resolved.service.id : resolved.front.id;
  };
  return [...town.services.keys()].filter((id) => does(id) === does(serviceId));
}

/** An agent does the work of their service, whoever is responsible any; work of the head is the head's. */
export function isWorkOf(
  town: Town,
  member: Membership,
  { kind, service_id }: { kind: TaskKind; service_id: string | null },
): boolean {
  const own = ownServices(town, member);
  return own === null || (own.some((id) => id === service_id) && !isOfHead(kind));
}

export function isOfHead(kind: TaskKind): boolean {
  return (tasksOfHead as readonly TaskKind[]).includes(kind);
}

/** The switchboard is the service that nobody else's requests go to; the mailroom has one of its own. */
function serviceOf({ configuration }: Town, { role, serviceId }: Membership): string | null {
  if (role === 'operator') return configuration.default_service;
  if (role === 'mailroom') return configuration.mailroom_service;
  return serviceId;
}
