import { asDigits, saidNumbers, type SaidNumber } from '../numbers/index.js';
import { phoneOf } from './phone.js';

export interface PhoneInText {
  /** E.164. */
  value: string;
  from: number;
  to: number;
  /** Heard, not read: a digit may be wrong. */
  isSaid: boolean;
}

const gap = String.raw`[ \t\u00a0\u202f.\-/_,]{0,2}`;
const french = new RegExp(
  String.raw`(?<![\d+]|\d[.\-])(?:(?:\+|00)${gap}33${gap}(?:\(0\)|0)?|\(?0\)?)${gap}[1-79](?:${gap}\d){8}(?!\d)`,
  'gu',
);
const foreign = new RegExp(
  String.raw`(?<![\d+])(?:\+|00)(?!${gap}33)[1-9](?:[ \u00a0.\-]{0,2}\(?\d\)?){7,13}(?!\d)`,
  'gu',
);

/** Every number of a text in order, written or dictated; never part of a longer number. */
export function phonesIn(text: string): PhoneInText[] {
  const read = asDigits(text);
  const written = [...read.matchAll(french), ...read.matchAll(foreign)].flatMap(({ 0: found, index }) => {
    const value = phoneOf(found);
    return value ? [{ value, from: index, to: index + found.length, isSaid: false }] : [];
  });
  return [...written, ...saidNumbers(text).flatMap((numbers) => saidPhones(text, numbers))].sort(
    (one, other) => one.from - other.from,
  );
}

function saidPhones(text: string, numbers: readonly SaidNumber[]): PhoneInText[] {
  const found: PhoneInText[] = [];
  for (let at = 0; at < numbers.length;) {
    const phone = saidPhone(text, numbers, at);
    if (phone) found.push({ value: phone.value, from: numbers[at]!.from, to: numbers[phone.last]!.to, isSaid: true });
    at = phone ? phone.last + 1 : at + 1;
  }
  return found;
}

const nationalDigits = 10;

/** Ten digits from a zero, or from « plus trente-trois ». */
function saidPhone(
  text: string,
  numbers: readonly SaidNumber[],
  first: number,
): { value: string; last: number } | null {
  const start = numbers[first]!;
  const isAbroad = start.digits === '33' && /\bplus\s*$/i.test(text.slice(Math.max(0, start.from - 8), start.from));
  if (!start.digits.startsWith('0') && !isAbroad) return null;
  const rest = numbers.slice(first + 1, first + nationalDigits);
  const begin = isAbroad ? '0' : start.digits;
  return complete(begin, rest, first) ?? complete(begin, withFourApart(rest), first);
}

function complete(begin: string, rest: readonly Pick<SaidNumber, 'digits'>[], first: number) {
  let digits = begin;
  for (const [place, one] of rest.entries()) {
    digits += one.digits;
    if (digits.length < nationalDigits) continue;
    const value = /^0[1-9]\d{8}$/.test(digits) ? phoneOf(digits) : undefined;
    return value ? { value, last: first + 1 + place } : null;
  }
  return null;
}

/** « zéro quatre vingt-six » is 04 26 where 0 86 makes no number. */
function withFourApart(rest: readonly SaidNumber[]): Pick<SaidNumber, 'digits'>[] {
  const [next, ...others] = rest;
  const value = Number(next?.digits);
  if (!next?.inWords || value < 80 || value > 99) return [...rest];
  return [{ digits: value < 90 ? `4${value - 60}` : `420${value - 80}` }, ...others];
}
