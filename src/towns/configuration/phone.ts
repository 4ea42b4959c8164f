import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * E.164 form (`+33465711000`) of a number as people write it, in France unless it says otherwise; undefined when it is none.
 * Length is what is checked, not attribution: the ranges kept for fiction are attributed to nobody.
 */
export function toE164(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written, 'FR');
  return number?.isPossible() ? number.number : undefined;
}

/** A number the caller pays extra for: a town may not give one to the public (rule CA-08). */
export function isSurcharged(e164: string): boolean {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'PREMIUM_RATE' || type === 'SHARED_COST';
}
