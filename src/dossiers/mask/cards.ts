import { hasCheckDigit } from '../numbers/index.js';
import type { Span } from './spans.js';

export const cardMask = '[numéro de carte masqué]';

const gap = String.raw`[ \t\u00a0\u202f.\-]`;
/** Digits, at most two spaces, dots or dashes between two, or the end of a line. A plus sign begins a phone number. */
const run = new RegExp(String.raw`(?<!\d)\+?\d(?:(?:${gap}{0,2}|${gap}?\n)\d){12,}`, 'gu');
const group = /\+?\d+/g;
const digitsMin = 13;
const digitsMax = 19;

interface Group {
  digits: string;
  from: number;
  to: number;
  /** More than one sign, or the end of a line, stands before it: columns of a table look so. */
  isApart: boolean;
}

/** Numbers that a card of a known network can bear and whose check digit is right (ISO/IEC 7812-1). */
export function cardsIn(text: string): Span[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) => cardsOf(groupsOf(found, index)));
}

function groupsOf(found: string, at: number): Group[] {
  return [...found.matchAll(group)].map(({ 0: digits, index }) => ({
    digits,
    from: at + index,
    to: at + index + digits.length,
    isApart: /^[^\d+]{2}$|\n/.test(found.slice(Math.max(0, index - 2), index)),
  }));
}

/** A card may be written beside other digits (a date, its three-digit code): each stretch of whole groups is looked at. */
function cardsOf(groups: readonly Group[]): Span[] {
  const spans: Span[] = [];
  let isFirst = true;
  for (let from = 0; from < groups.length;) {
    const count = groupsOfCard(groups, from, isFirst);
    if (count > 0) spans.push({ from: groups[from]!.from, to: groups[from + count - 1]!.to, instead: cardMask });
    from += Math.max(count, 1);
    isFirst = count > 0;
  }
  return spans;
}

/** How many groups make the longest card that begins here; 0 for none. */
function groupsOfCard(groups: readonly Group[], from: number, isFirst: boolean): number {
  // Most stretches end here, and a text of digits alone has as many as digits.
  if (!isFirst && !/^(?:\d{4}|\d{13,19})$/.test(groups[from]!.digits)) return 0;
  let [digits, written, card, anyGroups] = ['', '', 0, isFirst];
  for (let at = from; at < groups.length && digits.length < digitsMax; at += 1) {
    const group = groups[at]!;
    digits += group.digits;
    written += at === from ? group.digits : ` ${group.digits}`;
    anyGroups &&= at === from || !group.isApart;
    if (digits.length < digitsMin || digits.length > digitsMax) continue;
    if ((anyGroups || asPrinted.test(written)) && isCard(digits)) card = at - from + 1;
  }
  return card;
}

/** Groups as cards bear them. */
const asPrinted = /^(\d{13,19}|\d{4}( \d{4}){3}( \d{1,3})?|\d{4} \d{6} \d{4,5})$/;

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
