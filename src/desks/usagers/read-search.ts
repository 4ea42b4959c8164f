import { fold } from '../../dossiers/fold.js';
import { typedNumber } from '../dossiers/typed-number.js';
import type { UsagerRecord } from './usager-record.js';

/** What somebody with a caller waiting has typed, as the record is asked for it. Each part may be what they meant. */
export interface Search {
  /** Pattern of a dossier's number. */
  number: string | null;
  /** Digits of a telephone number. */
  phone: string | null;
  /** Each is in a name, an e-mail or an address. */
  words: string[];
}

const phoneDigitsMin = 4;
/** A postcode or the number of a house is short: what is longer can be nothing else than what it looks like. */
const ambiguousMax = 6;

/** « 06 39 98 », « SA-2027-12 », « fontaine tanneries », « jeanne@ ». */
export function readSearch(typed: string): Search {
  const text = fold(typed).trim();
  const [number, phone] = [typedNumber(text), phoneIn(text)];
  const isSure = text.length > ambiguousMax && (number !== null || phone !== null);
  return { number, phone, words: isSure ? [] : wordsIn(text) };
}

/** Whether what may be shown of a usager answers a search; the rest of what is known of them does not count. */
export function answers(
  { names, identities }: Pick<UsagerRecord, 'names' | 'identities'>,
  { phone, words }: Search,
): boolean {
  const valuesOf = (isPhone: boolean) =>
    identities.filter(({ kind }) => (kind === 'phone') === isPhone).map(({ value }) => value.toLowerCase());
  if (phone !== null && valuesOf(true).some((value) => value.includes(phone))) return true;
  const texts = [...names.map(fold), ...valuesOf(false)];
  return words.length > 0 && words.every((word) => texts.some((text) => text.includes(word)));
}

/** Numbers are kept in E.164: what is dialled before the national number is left out. */
function phoneIn(text: string): string | null {
  if (!/^[\d\s.+()/-]+$/.test(text)) return null;
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  const national = digits.replace(/^(?:0033|33(?=[1-9]\d{8}$)|0)/, '');
  return national.length >= phoneDigitsMin - 1 && digits.length >= phoneDigitsMin ? national : null;
}

function wordsIn(text: string): string[] {
  const words = text.match(/[\p{L}\d@._+-]+/gu) ?? [];
  return words.filter((word) => /[\p{L}\d]/u.test(word));
}
