import type { Membership } from '../../access/index.js';

/**
 * Content that belongs to confidential services is read by their own agents alone; others see the channel, the démarche, the
 * service, the state and the dates («Qui voit quoi», docs/domain/journeys.md).
 * @param services the confidential services it belongs to; none: everybody of the town hall may read it
 */
export function mayRead(member: Membership, services: readonly string[]): boolean {
  return services.length === 0 || (member.role === 'agent' && services.some((id) => id === member.serviceId));
}
