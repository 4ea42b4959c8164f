const masked = '[numéro de carte masqué]';

const gap = String.raw`[ \u00a0\u202f.\-]`;
/** Digits, at most one space, dot or dash between two. A plus sign begins a phone number. */
const run = new RegExp(String.raw`(?<!\d)\+?\d(?:${gap}?\d){12,}`, 'gu');
const gaps = new RegExp(`(${gap})`, 'u');
const digitsMin = 13;
const digitsMax = 19;
const iban = /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]){11,30}\b/giu;

/** Masks numbers that a card of a known network can bear and whose check digit is right (ISO/IEC 7812-1). */
export function maskCards(text: string): string {
  const kept = [...text.matchAll(iban)]
    .filter(([found]) => isIban(found))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
  return text.replace(run, (found: string, at: number) =>
    kept.some(({ from, to }) => at >= from && at < to) ? found : maskIn(found),
  );
}

/** A card may be written beside other digits (a date, its three-digit code): each stretch of whole groups is looked at. */
function maskIn(found: string): string {
  const pieces = found.split(gaps);
  const read: string[] = [];
  let isFirst = true;
  for (let from = 0; from < pieces.length;) {
    const count = piecesOfCard(pieces, from, isFirst);
    read.push(count > 0 ? masked : pieces[from]!, pieces[from + Math.max(count, 1)] ?? '');
    from += Math.max(count, 1) + 1;
    isFirst = count > 0;
  }
  return read.join('');
}

/** How many pieces, groups and gaps, make the longest card that begins here; 0 for none. */
function piecesOfCard(pieces: readonly string[], from: number, isFirst: boolean): number {
  const groups: string[] = [];
  let [length, card] = [0, 0];
  for (let at = from; at < pieces.length && length < digitsMax; at += 2) {
    groups.push(pieces[at]!);
    length += pieces[at]!.length;
    if (length < digitsMin || length > digitsMax) continue;
    if (looksLikeOne(groups, isFirst) && isCard(groups)) card = at - from + 1;
  }
  return card;
}

/** Anywhere, groups as cards bear them; at the beginning, any groups. */
function looksLikeOne(groups: readonly string[], isFirst: boolean): boolean {
  return isFirst || /^(\d{13,19}|\d{4}( \d{4}){3}( \d{1,3})?|\d{4} \d{6} \d{4,5})$/.test(groups.join(' '));
}

function isCard(groups: readonly string[]): boolean {
  const digits = groups.join('');
  return networks.test(digits) && hasCheckDigit(digits) && !isSiret(digits);
}

/** Visa; Mastercard; American Express; Diners; JCB; Maestro, UnionPay and Discover. */
const networks =
  /^(4(\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(0[0-5]|[689]\d)\d{11}|35\d{14}|(50|5[6-9]|6\d)(\d{14}|\d{16}|\d{17}))$/;

/** A SIRET begins with a SIREN, which has its own check digit. */
function isSiret(digits: string): boolean {
  return digits.length === 14 && hasCheckDigit(digits.slice(0, 9));
}

/** Luhn. */
export function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: the first four signs moved to the end, letters as numbers, the rest by 97 is 1. */
function isIban(written: string): boolean {
  const signs = written.replace(/[ \u00a0]/g, '').toUpperCase();
  const moved = signs.slice(4) + signs.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n === 1n;
}
