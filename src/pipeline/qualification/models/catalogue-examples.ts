import type { Demarche } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import { examplesOf, type Example } from '../classifier/index.js';
import { shaOf } from './sha-of.js';

/** All that the configuration of a town teaches: its démarches, and what is none. */
export function catalogueExamples({ demarches, outOfScope }: Pick<Town, 'demarches' | 'outOfScope'>): Example[] {
  return [...examplesOf([...demarches.values()].sort(byId)), ...outOfScope.map((text) => ({ demarche: null, text }))];
}

const shas = new WeakMap<object, string>();

/** The name of the model of a town's catalogue; asked every minute of a town that stays the same object until an apply. */
export function catalogueSha(town: Pick<Town, 'demarches' | 'outOfScope'>): string {
  const sha = shas.get(town) ?? shaOf(catalogueExamples(town));
  shas.set(town, sha);
  return sha;
}

function byId(one: Demarche, other: Demarche): number {
  return one.id < other.id ? -1 : 1;
}
