import type { Demarche } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';
import type { Routed } from './plan.js';

/** The démarches to propose with one, and with those in turn, each once, in the order of the catalogue (J01). */
export function chainOf(town: Town, demarche: Demarche): Demarche[] {
  const found = new Map<string, Demarche>();
  const add = (id: string) => {
    const next = town.demarches.get(id);
    if (!next || found.has(id) || id === demarche.id) return;
    found.set(id, next);
    next.chain?.forEach(add);
  };
  demarche.chain?.forEach(add);
  return [...found.values()];
}

/**
 * What the service of a démarche reads of a contact that is about another, which brings it along: whether something is missing,
 * and no more (J01: no health record leaves the counter). Null: it reads what everybody reads.
 */
export function wordsInChain(parent: Demarche, one: Demarche, { documentsMissing }: Pick<Routed, 'documentsMissing'>) {
  if (!parent.chain?.includes(one.id) || !one.provides) return null;
  return one.provides.some((title) => documentsMissing.includes(title)) ? 'À régulariser' : 'À vérifier';
}
