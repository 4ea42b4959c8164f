import type { Provider, Service, TownConfiguration } from './schemas/index.js';

/** `front`: the service of the town that follows the usager while the outside provider answers. */
export type Resolved = { kind: 'service'; service: Service } | { kind: 'external'; provider: Provider; front: Service };

/**
 * Who really does a service's work in a town, following `delegated_to` and `covered_by`. What leads nowhere (a service since
 * removed, a loop) belongs to the default service: nothing is without an owner.
 */
export function resolveService(town: TownConfiguration, serviceId: string): Resolved {
  return follow(town, serviceId, []) ?? { kind: 'service', service: serviceOf(town, town.default_service) };
}

function follow(town: TownConfiguration, id: string, seen: readonly string[]): Resolved | undefined {
  if (seen.includes(id)) return undefined;
  const service = town.services.find((one) => one.id === id);
  const shared = town.shared_services.find((one) => one.service === id);
  if (shared?.provider) {
    const front = serviceOf(town, shared.front_service ?? town.default_service);
    return { kind: 'external', provider: shared.provider, front };
  }
  const next = service?.delegated_to ?? shared?.covered_by;
  if (next) return follow(town, next, [...seen, id]);
  return service && { kind: 'service', service };
}

function serviceOf(town: TownConfiguration, id: string): Service {
  const service = town.services.find((one) => one.id === id);
  if (!service) throw new Error(`town ${town.slug} has no service ${id}: its configuration was not checked`);
  return service;
}
