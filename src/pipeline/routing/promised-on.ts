import { addServiceDays, localDay, type Town } from '../../towns/index.js';
import type { Routed } from './plan.js';

/**
 * The day by which a service promises to answer, YYYY-MM-DD, counted from reception. Where it was over before an agent passed the
 * request on, it is counted from then: nobody is promised a day that has gone.
 */
export function promisedOn(
  town: Town,
  serviceId: string,
  { receivedAt, relayedAt = receivedAt }: Pick<Routed, 'receivedAt' | 'relayedAt'>,
  workingDays: number,
): string {
  const day = addServiceDays(town, serviceId, receivedAt, workingDays);
  return day < localDay(town, relayedAt) ? addServiceDays(town, serviceId, relayedAt, workingDays) : day;
}
