import { render } from './render.js';
import type { Variables } from './variables.js';

export const cameBackTemplate = 'delivery-failed-letter';

/**
 * What T14 says again after an e-mail came back: the letter of the same word, between its greeting and its end.
 * @param letter its Liquid text
 * @returns null for a letter that is not built so: it leaves as it is
 */
export function saidAgain(letter: string, variables: Variables): string | null {
  const inside = /^Madame, Monsieur,\s*$([\s\S]*?)^Veuillez agréer/m.exec(letter)?.[1];
  return inside === undefined ? null : render(inside, variables);
}
