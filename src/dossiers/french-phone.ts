import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as it is read aloud in France: `04 65 71 10 50`; with its country code when it is of elsewhere. */
export function frenchPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.countryCallingCode === '33' ? number.formatNational() : number.formatInternational();
}
