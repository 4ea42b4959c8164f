import type { Span } from './spans.js';

export const socialSecurityMask = '[numéro de sécurité sociale masqué]';

/** Sex, year, month; département; commune and order; key. Spaced anyhow. 2A and 2B: Corsica. */
const gap = String.raw`[ \t\u00a0\u202f.\-/]{0,2}`;
const number = new RegExp(
  // OCR reads a lone 1 as a letter or a line.
  String.raw`(?<![\d\p{L}+])[1-478lI|](?:${gap}\d){4}${gap}(?:\d${gap}\d|2${gap}[ABab])(?:${gap}\d){6}((?:${gap}\d){2})?(?!\d)`,
  'gu',
);

/**
 * French social security numbers (NIR, Code de la sécurité sociale R115-1): 15 signs whose key is right, or 13 without the
 * key when month and département are possible and they are not a part of more digits.
 */
export function socialSecurityIn(text: string): Span[] {
  return [...text.matchAll(number)].flatMap(({ 0: found, 1: lastTwo, index: from }) => {
    const signs = found
      .replace(/^[lI|]/, '1')
      .replace(/[^\dABab]/g, '')
      .toUpperCase();
    const body = signs.slice(0, 13);
    const whole = { from, to: from + found.length, instead: socialSecurityMask };
    if (lastTwo !== undefined && isKey(body, signs.slice(13))) return [whole];
    // Two digits that are not the key are another number, if they stand apart.
    const other = lastTwo ?? '';
    if (!/^(\D+\d\d)?$/.test(other) || !isPlausible(body) || !isAlone(text, from, found)) return [];
    return [{ ...whole, to: whole.to - other.length }];
  });
}

/** 13 signs and the two of the key, Corsica's letters in capitals. */
export function isKey(body: string, key: string): boolean {
  return keyOf(body) === Number(key);
}

/** 97 less the rest of the number divided by 97; for Corsica 2A counts as 19 and 2B as 18. */
export function keyOf(body: string): number {
  return 97 - (Number(body.replace('2A', '19').replace('2B', '18')) % 97);
}

/** 13 signs that can be one: sex, month and département. */
export function isPlausible(body: string): boolean {
  return /^[12]\d\d(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[789])/.test(body);
}

function isAlone(text: string, at: number, found: string): boolean {
  const end = at + found.length;
  return !/\d[ .\-/]$/.test(text.slice(Math.max(0, at - 2), at)) && !/^[ .\-/]?\d/.test(text.slice(end, end + 2));
}
