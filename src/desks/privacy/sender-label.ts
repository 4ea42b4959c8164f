import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { SenderIdentity } from '../../dossiers/arrival.js';

const shownPairs = 3;

/**
 * By what a list names the usager: their name, else their e-mail, else their number. To whoever may not know, only that
 * there is somebody, and the beginning of a number (`06 39 98 •• ••`): enough to recognise a caller who is on the line.
 */
export function senderLabel({ name, email, phone }: SenderIdentity, isHidden: boolean): string | null {
  const number = phone ? nationalNumber(phone) : undefined;
  if (!isHidden) return name ?? email ?? number ?? null;
  if (number) return maskedNumber(number);
  return name || email ? '•••••' : null;
}

/** `04 65 71 10 10`. @param phone E.164 */
export function nationalNumber(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatNational() ?? phone;
}

function maskedNumber(number: string): string {
  const pairs = number.split(' ');
  return pairs.map((pair, place) => (place < shownPairs ? pair : '•'.repeat(pair.length))).join(' ');
}
