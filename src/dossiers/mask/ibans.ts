import { masks } from './masks.js';
import { gap } from './plain-signs.js';
import type { Span } from './spans.js';

const start = new RegExp(String.raw`(?<!\d)[A-Z]{2}${gap}?\d{2}(?=${gap}?[A-Z\d])`, 'gi');
/** Characters of an IBAN by country (ISO 13616 registry): those a town hall's usagers may have. */
const lengths: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22 },
  ...{ GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, MT: 31 },
  ...{ MU: 30, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29 },
};
/** As banks print it. Digits OCR has misread break the key, not the shape. */
const frenchShape = /^FR\d{2}(?:[^A-Z\d][A-Z\d]{4}){5}[^A-Z\d][A-Z\d]{3}$/i;

/** Bank account numbers (IBAN) whose key is right, or that are French and printed in fours. @param plain see `Plain.signs` */
export function ibansIn(plain: string): Span[] {
  return [...plain.matchAll(start)].flatMap(({ 0: found, index: from }) => {
    const length = lengths[(found[0]! + found[1]!).toUpperCase()];
    const to = length === undefined ? undefined : endOf(plain, from, length);
    if (to === undefined) return [];
    const written = plain.slice(from, to);
    const isOne =
      isMadeOfDigits(written) && (hasKey(written) || (standsAlone(plain, from, to) && frenchShape.test(written)));
    return isOne ? [{ from, to, instead: masks.account }] : [];
  });
}

/** After so many letters and digits; undefined when the number goes on or ends before. */
function endOf(plain: string, from: number, length: number): number | undefined {
  let [at, signs] = [from, 0];
  for (; signs < length; at += 1) {
    const sign = plain[at];
    if (sign === undefined) return undefined;
    if (/[A-Z\d]/i.test(sign)) signs += 1;
    else if (!/[ \-.,/_|\n]/.test(sign)) return undefined;
  }
  return /\d/.test(plain[at] ?? '') ? undefined : at;
}

/** « De 12 enfants… » has the letters and digits of a German one, and one key in 97 is right. */
function isMadeOfDigits(written: string): boolean {
  return written.replace(/\D/g, '').length >= written.replace(/[^A-Z]/gi, '').length;
}

/** « IBANFR76… » is written so by people who copy. */
function standsAlone(plain: string, from: number, to: number): boolean {
  return /(?:iban|(?<!\p{L}))$/iu.test(plain.slice(Math.max(0, from - 5), from)) && !/\p{L}/u.test(plain[to] ?? '');
}

/** ISO 13616: the first four signs moved to the end, letters as numbers, the rest by 97 is 1. */
function hasKey(written: string): boolean {
  const signs = written.replace(/[^A-Z\d]/gi, '').toUpperCase();
  const moved = signs.slice(4) + signs.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n === 1n;
}
