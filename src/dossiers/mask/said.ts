import { saidNumbers, type SaidNumber } from '../numbers/index.js';
import { isCard } from './cards.js';
import { masks } from './masks.js';
import { isKey, isPlausible } from './social-security.js';
import type { Span } from './spans.js';

const digitsMin = 13;
const digitsMax = 19;
/** A dictation recognised badly has no right key any more: what was announced just before says what it was. */
const announced = /\b(carte|bancaire|cb|visa|mastercard|s[ée]cu(rit[ée])?|vitale|iban|rib|compte)\b/iu;
const announcedWithin = 80;
const announcedDigitsMin = 11;

/** Cards and social security numbers dictated aloud (DP-05, DP-10), as a transcript writes them. */
export function saidIn(text: string): Span[] {
  return saidNumbers(text).flatMap((numbers) => {
    const spans = spansOf(numbers);
    return spans.length > 0 ? spans : announcedIn(text, numbers);
  });
}

function spansOf(numbers: readonly SaidNumber[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < numbers.length;) {
    const found = longestFrom(numbers, from);
    if (found) spans.push({ from: numbers[from]!.from, to: numbers[found.last]!.to, instead: found.instead });
    from = found ? found.last + 1 : from + 1;
  }
  return spans;
}

function longestFrom(numbers: readonly SaidNumber[], from: number): { last: number; instead: string } | null {
  let found: { last: number; instead: string } | null = null;
  let digits = '';
  for (let at = from; at < numbers.length && digits.length < digitsMax; at += 1) {
    digits += numbers[at]!.digits;
    if (digits.length < digitsMin || digits.length > digitsMax) continue;
    const instead = isSocialSecurity(digits) ? masks.socialSecurity : isCard(digits) ? masks.card : null;
    if (instead) found = { last: at, instead };
  }
  return found;
}

/** A key heard wrongly does not make it another number. */
function isSocialSecurity(digits: string): boolean {
  if (digits.length !== 13 && digits.length !== 15) return false;
  return isPlausible(digits) || isKey(digits.slice(0, 13), digits.slice(13));
}

function announcedIn(text: string, numbers: readonly SaidNumber[]): Span[] {
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  const digits = numbers.map((one) => one.digits).join('');
  const before = text.slice(Math.max(0, first.from - announcedWithin), first.from);
  return digits.length >= announcedDigitsMin && announced.test(before)
    ? [{ from: first.from, to: last.to, instead: masks.announced }]
    : [];
}
