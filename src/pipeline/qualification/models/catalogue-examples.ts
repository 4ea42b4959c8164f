import type { Demarche } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import { examplesOf, type Example } from '../classifier/index.js';

/** All that the configuration of a town teaches: its démarches, and what is none. */
export function catalogueExamples({ demarches, outOfScope }: Pick<Town, 'demarches' | 'outOfScope'>): Example[] {
  return [...examplesOf([...demarches.values()].sort(byId)), ...outOfScope.map((text) => ({ demarche: null, text }))];
}

function byId(one: Demarche, other: Demarche): number {
  return one.id < other.id ? -1 : 1;
}
