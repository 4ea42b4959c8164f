import { distance } from 'fastest-levenshtein';

/** Long enough for one wrong letter to say nothing. */
const forgivenFrom = 5;

/**
 * What is left of a folded word when everything OCR confuses is one: « pa1x », « palx » and « paix » have one skeleton. Numbers
 * have their own.
 */
export function skeleton(word: string): string {
  if (/^\d+$/.test(word)) return word;
  return word
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[1l|]/g, 'i')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replace(/(.)\1+/g, '$1');
}

/** True when both begin alike and the shorter one ends: « Pasteur » is also « Pasteur trou ». */
export function isSameName(one: readonly string[], other: readonly string[]): boolean {
  const shorter = Math.min(one.length, other.length);
  return shorter > 0 && one.slice(0, shorter).every((word, place) => isAlike(word, other[place]!));
}

function isAlike(one: string, other: string): boolean {
  const [a, b] = [skeleton(one), skeleton(other)];
  if (a === b) return true;
  const isLong = Math.min(a.length, b.length) >= forgivenFrom && !/^\d+$/.test(a + b);
  return isLong && distance(a, b) <= 1;
}
