import { masks } from './masks.js';
import type { Span } from './spans.js';

/** What may stand between two parts: a gap, or « Code guichet : ». */
const label = String.raw`[^\d]{0,30}?`;
const parts = new RegExp(
  String.raw`(?<!\d)(?=((\d{5})${label}(\d{5})${label}([A-Z\d]{11})${label}(\d\d)(?!\d)))`,
  'gi',
);
/** The end of a French IBAN, in fours as banks print it. */
const inFours =
  /(?<!\d)(?=((\d{4}.\d)(\d{3}.\d\d)([A-Z\d]{2}(?:[^A-Z\d][A-Z\d]{4}){2}[^A-Z\d][A-Z\d])(\d\d)(?!\d)))/gis;
const accountDigitsMin = 6;

/**
 * French bank account numbers (RIB) whose key is right: 5 digits for the bank, 5 for the branch, 11 digits and letters for the
 * account, 2 of the key. @param plain see `Plain.signs`
 */
export function ribsIn(plain: string): Span[] {
  return [...plain.matchAll(parts), ...plain.matchAll(inFours)]
    .filter(([, , bank, branch, account, key]) => hasKey(bank!, branch!, account!, key!))
    .map(({ 1: written, index: from }) => ({ from, to: from + written!.length, instead: masks.account }));
}

/** Comité français d'organisation et de normalisation bancaires: 97 less the rest of the weighed parts by 97. */
function hasKey(...written: [bank: string, branch: string, account: string, key: string]): boolean {
  const [bank, branch, account, key] = written.map((part) => part.replace(/[^A-Z\d]/gi, '').toUpperCase());
  if (account!.replace(/\D/g, '').length < accountDigitsMin) return false;
  const weighed = 89 * Number(bank) + 15 * Number(branch) + 3 * Number(account!.replace(/[A-Z]/g, digitOf));
  return 97 - (weighed % 97) === Number(key);
}

/** A to I are 1 to 9, J to R likewise, S to Z are 2 to 9. */
function digitOf(letter: string): string {
  const place = letter.charCodeAt(0) - 65;
  return String(((place + (place >= 18 ? 1 : 0)) % 9) + 1);
}
