import { resolveService, type Actor, type Administration, type Service } from './configuration/index.js';
import type { Town } from './town.js';

/** Who answers a démarche in a town. */
export interface Owner {
  /** The service of the town that answers or, when the answer comes from outside, that follows the usager. */
  service: Service;
  /** Null when the town answers. `administration`: null for a body that administrations.yaml does not know. */
  outside: { name: string; administration: Administration | null } | null;
}

/** Whether what is asked is for the agents of one service alone; false for a démarche nobody knows. */
export function isConfidential(town: Town, demarcheId: string): boolean {
  const demarche = town.demarches.get(demarcheId);
  return demarche !== undefined && ownerOf(town, demarche).service.confidential;
}

/**
 * Whether a démarche may go to a confidential service, by the catalogue or by a rule of the town, whatever else the rule asks.
 * Rules of danger are left out: who asks has looked for danger in the words.
 */
export function mayBeConfidential(town: Town, demarcheId: string): boolean {
  const rules = (town.configuration.routing?.rules ?? []).filter(
    ({ urgency, demarches }) => urgency === undefined && (demarches?.includes(demarcheId) ?? true),
  );
  return isConfidential(town, demarcheId) || rules.some((rule) => ownerOf(town, rule).service.confidential);
}

/**
 * The actor of a démarche, or of a rule, in a town. Nothing is without an owner: what leads nowhere belongs to the default service.
 */
export function ownerOf(town: Town, { actor }: { actor: Actor }): Owner {
  if (actor.type === 'external') {
    const administration = town.administrations.get(actor.pivot) ?? null;
    const front = resolveService(town.configuration, actor.front_service ?? town.configuration.default_service);
    const service = front.kind === 'service' ? front.service : front.front;
    return { service, outside: { name: administration?.name ?? actor.pivot, administration } };
  }
  const resolved = resolveService(town.configuration, actor.service);
  if (resolved.kind === 'service') return { service: resolved.service, outside: null };
  const { name, pivot } = resolved.provider;
  const administration = (pivot && town.administrations.get(pivot)) || null;
  return { service: resolved.front, outside: { name, administration } };
}
