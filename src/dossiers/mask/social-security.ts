import { evenRuns, numbersAtStart } from './even-runs.js';
import { masks } from './masks.js';
import { gap } from './plain-signs.js';
import type { Span } from './spans.js';

/** Sex, year, month; département; commune and order; key. 2A and 2B: Corsica. OCR reads a lone 1 as a letter. */
const first = String.raw`(?:\d|(?<!\p{L})[lI])`;
const number = new RegExp(
  String.raw`(?<![\d+])(?=(${first}${gap}?\d\d${gap}?\d\d${gap}?(?:\d\d|2[AB])${gap}?\d{3}${gap}?\d{3})(${gap}?\d\d)?(?!\d))`,
  'giu',
);
/** 13 signs in one block, or each part of them apart. */
const asPrinted = /^(?:[\dAB]{13}|.(?:[^\dAB]..){3}(?:[^\dAB]\d{3}){2})$/is;
const announced = /(?:\bnir\b|s[ée]cu|s[ée]curit[ée] sociale|vitale)[^\d]{0,40}$/iu;
const announcedWithin = 60;
const length = { min: 15, max: 15 };

/**
 * French social security numbers (NIR, Code de la sécurité sociale R115-1): 15 signs whose key is right, or that are printed
 * like none other; 13 without the key when month and département are possible. @param plain see `Plain.signs`
 */
export function socialSecurityIn(plain: string): Span[] {
  const found = [...plain.matchAll(number)].flatMap(({ 1: body, 2: key = '', index: from }) => {
    const signs = lengthMasked(body!, key, plain.slice(Math.max(0, from - announcedWithin), from));
    return signs === 0 ? [] : [{ from, to: from + signs }];
  });
  for (const run of evenRuns(plain)) found.push(...numbersAtStart(plain, run, length, isWhole));
  return found.map((place) => ({ ...place, instead: masks.socialSecurity }));
}

/** How many of the signs written belong to a number. */
function lengthMasked(body: string, key: string, before: string): number {
  const [signs, keySigns] = [signsOf(body), signsOf(key)];
  const whole = body.length + key.length;
  // « 42771⏎6577439743 »: a wide gap inside a part of it makes two numbers, the end of a line between all parts does not.
  if (body.includes('\n') && !asPrinted.test(body)) return 0;
  if (key !== '' && /^[1-478]/.test(signs) && isKey(signs, keySigns)) return whole;
  if (!asPrinted.test(body)) return 0;
  const isSpaced = body.length > signs.length;
  // One wrong digit makes nothing else of it.
  if ((isSpaced && key !== '') || announced.test(before)) return whole;
  if (!isPlausible(signs)) return 0;
  // « 1850578006084 12 euros »
  return key.length > keySigns.length ? body.length : whole;
}

function signsOf(written: string): string {
  return written
    .replace(/^[lI]/, '1')
    .replace(/[^\dAB]/gi, '')
    .toUpperCase();
}

function isWhole(digits: string): boolean {
  return /^[1-478]\d{14}$/.test(digits) && isKey(digits.slice(0, 13), digits.slice(13));
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
