import type { Town } from '../town.js';

/** Closed that day by the town's own decision, the whole town hall or this service? @param day YYYY-MM-DD */
export function isClosed({ configuration }: Pick<Town, 'configuration'>, day: string, serviceId?: string): boolean {
  return (configuration.closures ?? []).some(
    ({ from, to, services }) =>
      from <= day && day <= to && (!services || (serviceId !== undefined && services.includes(serviceId))),
  );
}
