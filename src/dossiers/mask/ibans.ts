import type { Span } from './spans.js';

const instead = '[numéro de compte bancaire masqué]';

const start = /(?<![\p{L}\d])[A-Z]{2}[ \u00a0]?\d{2}(?=[ \u00a0\u202f.\-]{0,2}[A-Z\d])/giu;
const gap = /[ \u00a0\u202f.\-\n]/;
/** Characters of an IBAN by country (ISO 13616 registry): those a town hall's usagers may have. */
const lengths: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22 },
  ...{ GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, MT: 31 },
  ...{ MU: 30, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29 },
};
/** As banks print it. Digits OCR has misread break the key, not the shape. */
const frenchShape = /^FR\d{2}(?:[ \u00a0.\-][A-Z\d]{4}){5}[ \u00a0.\-][A-Z\d]{3}$/iu;

/** Bank account numbers (IBAN) whose key is right, or that are French and printed in fours. */
export function ibansIn(text: string): Span[] {
  return [...text.matchAll(start)].flatMap(({ 0: found, index: from }) => {
    const length = lengths[found.slice(0, 2).toUpperCase()];
    const to = length === undefined ? undefined : endOf(text, from, length);
    if (to === undefined) return [];
    const written = text.slice(from, to);
    return hasKey(written) || frenchShape.test(written) ? [{ from, to, instead }] : [];
  });
}

/** After so many letters and digits, at most two gaps between two of them; undefined when the number goes on or ends before. */
function endOf(text: string, from: number, length: number): number | undefined {
  let [at, signs, gaps] = [from, 0, 0];
  for (; signs < length; at += 1) {
    const sign = text[at];
    if (sign === undefined || gaps > 2) return undefined;
    if (/[A-Z\d]/i.test(sign)) [signs, gaps] = [signs + 1, 0];
    else if (gap.test(sign)) gaps += 1;
    else return undefined;
  }
  return /[\p{L}\d]/u.test(text[at] ?? '') ? undefined : at;
}

/** ISO 13616: the first four signs moved to the end, letters as numbers, the rest by 97 is 1. */
function hasKey(written: string): boolean {
  const signs = written.replace(/[^A-Z\d]/gi, '').toUpperCase();
  const moved = signs.slice(4) + signs.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n === 1n;
}
