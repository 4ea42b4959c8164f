import { phrasesIn } from './phrases-in.js';
import type { Watched } from './dangers-in.js';

/**
 * What people ask or write on any day. Left out: the démarches that are an emergency in themselves (« je porte plainte »), and
 * what a phrase calls a danger already (« de la moisissure, et ma fille tousse »).
 */
export function ordinaryTexts({ alerts, demarches, outOfScope }: Watched): string[] {
  const asked = [...demarches.values()].filter(({ urgency }) => urgency.level !== 'emergency');
  const texts = [...asked.flatMap(({ utterances }) => Object.values(utterances).flat()), ...outOfScope];
  return texts.filter((text) => phrasesIn(text, alerts).length === 0);
}
