import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What can be known of a number before anything is sent to it. */
export type SmsRecipient = 'mobile' | 'not-a-mobile' | 'not-a-number';

/** Says whether a number can take an SMS. French 06 and 07 can, attributed or not; elsewhere the numbering plan says. */
export function smsRecipient(e164: string): SmsRecipient {
  const number = parsePhoneNumberFromString(e164);
  if (!number?.isPossible()) return 'not-a-number';
  if (number.countryCallingCode === '33') return /^[67]/.test(number.nationalNumber) ? 'mobile' : 'not-a-mobile';
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? 'mobile' : 'not-a-mobile';
}
