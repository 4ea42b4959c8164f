import { readNumber } from '../numbers/index.js';
import type { Token } from './tokens.js';
import { months } from './words-of-names.js';

/** `12`, `12bis`, `3412` for a lamp post; and the token it begins at, or ends before. */
export interface HouseNumber {
  number: string;
  at: number;
}

const inDigits = /^0*([1-9]\d{0,3})(bis|ter|quater|[a-d])?$/;
const suffix = /^(bis|ter|quater|[a-d])$/;
const saidMax = 6;
const introducedMax = 7;
/** « rue de la Paix, au niveau du 12 ». */
const introducing = new Set('au niveau hauteur face devant numero n no num num pres vers cote'.split(' '));
const between = new Set('de du la le l a en'.split(' '));
const countedThings = new Set(
  'h heure heures jour jours semaine semaines mois an ans annee annees fois euros eur km m metres cm personnes enfants'.split(
    ' ',
  ),
);

/** « 12 bis rue », « au 12 de la rue », « douze rue ». */
export function numberBefore(tokens: readonly Token[], type: number): HouseNumber | null {
  let at = type - 1;
  if (tokens[at]?.word === ',') at -= 1;
  const isDirect = at === type - 1 || tokens[type - 1]?.word === ',';
  while (at > type - 3 && ['de', 'la', 'l'].includes(tokens[at]?.word ?? '')) at -= 1;
  const added = suffix.test(tokens[at]?.word ?? '') && at > 0 ? tokens[at]!.word : '';
  if (added) at -= 1;
  const digits = inDigits.exec(tokens[at]?.word ?? '');
  if (digits && !(digits[2] && added)) return { number: digits[1]! + (digits[2] ?? added), at };
  // « les deux de la rue » are no number.
  return isDirect ? said(tokens, at, added) : null;
}

function said(tokens: readonly Token[], last: number, added: string): HouseNumber | null {
  for (let at = Math.max(0, last - saidMax + 1); at <= last; at += 1) {
    const words = tokens.slice(at, last + 1).map(({ word }) => word);
    const read = readNumber(words, 0);
    if (read && read.words === words.length && read.value > 1) return { number: `${read.value}${added}`, at };
  }
  return null;
}

/** « rue de la Paix, 12 », « rue de la Paix au niveau du n° 12 ». `at` is the token after it. */
export function numberAfter(tokens: readonly Token[], end: number): HouseNumber | null {
  let at = tokens[end]?.word === ',' ? end + 1 : end;
  let isIntroduced = at === end + 1 || at === end;
  for (; at < end + introducedMax; at += 1) {
    const token = tokens[at];
    if (!token || token.isBreak) return null;
    if (introducing.has(token.word)) isIntroduced = true;
    else if (between.has(token.word)) isIntroduced = isIntroduced && at > end && introducing.has(tokens[at - 1]!.word);
    else break;
  }
  const digits = inDigits.exec(tokens[at]?.word ?? '');
  const next = tokens[at + 1]?.word ?? '';
  if (!digits || !isIntroduced || countedThings.has(next) || months.has(next)) return null;
  const added = !digits[2] && suffix.test(next) && next.length > 1 ? next : '';
  // « rue Pasteur 12 rue Carnot »: it is the next way's.
  if (tokens[at + (added ? 2 : 1)]?.word === 'rue') return null;
  return { number: digits[1]! + (digits[2] ?? added), at: at + (added ? 2 : 1) };
}
