import { hasCheckDigit } from '../numbers/index.js';
import { evenRuns, numbersAtStart } from './even-runs.js';
import { masks } from './masks.js';
import { gap } from './plain-signs.js';
import type { Span } from './spans.js';

/** As cards bear them: in one block; sixteen digits in fours, and up to three more; those of fifteen or fourteen. */
const printed = [
  String.raw`\d{13,19}`,
  String.raw`\d{4}(?:${gap}\d{4}){3}${gap}\d{1,3}`,
  String.raw`\d{4}(?:${gap}\d{4}){3}`,
  String.raw`\d{4}${gap}\d{6}${gap}\d{4,5}`,
].map((form) => new RegExp(String.raw`(?<![\d+])(?=(${form})(?!\d))`, 'g'));
const length = { min: 13, max: 19 };

/**
 * Numbers that a card of a known network can bear and whose check digit is right (ISO/IEC 7812-1): grouped as printed, or
 * evenly in any other way. They may stand beside other digits (a date, a three-digit code).
 * @param plain see `Plain.signs`
 */
export function cardsIn(plain: string): Span[] {
  const found = printed.flatMap((form) =>
    [...plain.matchAll(form)]
      .filter(({ 1: written }) => isCard(written!.replace(/\D/g, '')))
      .map(({ 1: written, index: from }) => ({ from, to: from + written!.length })),
  );
  for (const run of evenRuns(plain)) found.push(...numbersAtStart(plain, run, length, isCard));
  return found.map((place) => ({ ...place, instead: masks.card }));
}

/** 13 to 19 digits. */
export function isCard(digits: string): boolean {
  return networks.test(digits) && hasCheckDigit(digits) && !isSiret(digits);
}

/** Visa; Mastercard; American Express; Diners; JCB; Maestro, UnionPay and Discover. */
const networks =
  /^(4(\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(0[0-5]|[689]\d)\d{11}|35\d{14}|(50|5[6-9]|6\d)(\d{14}|\d{16}|\d{17}))$/;

/** A SIRET begins with a SIREN, which has its own check digit. */
function isSiret(digits: string): boolean {
  return digits.length === 14 && hasCheckDigit(digits.slice(0, 9));
}
