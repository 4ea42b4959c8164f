import type { Demarche } from './schemas/index.js';

/** Démarches nobody has said how usagers ask for: they are known by their title and keywords alone, and less well. */
export function withoutExamples(demarches: Iterable<Demarche>): Demarche[] {
  return [...demarches].filter(({ utterances }) => Object.values(utterances).every((said) => said.length === 0));
}
