import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { asDigits } from '../numbers/index.js';

/** « poste 12 » leads to a desk behind a switchboard: the number is the switchboard's. */
const extension = /[\s,;/(]*(?:poste|ext(?:ension)?|int(?:erne)?|p)\b[\s.:]*\d{1,6}\)?\s*$/iu;
/** Overseas prefixes as they are dialled in France, and the country libphonenumber files them under. */
const overseas: readonly [prefix: RegExp, country: CountryCode][] = [
  [/^0(?:262|263|69[23])/, 'RE'],
  [/^0(?:269|639)/, 'YT'],
  [/^0(?:590|69[01])/, 'GP'],
  [/^0(?:594|694)/, 'GF'],
  [/^0(?:596|69[67])/, 'MQ'],
];

/**
 * E.164 form (`+33639984102`) of a number as people write it or OCR reads it; undefined for what rings nobody in particular:
 * short numbers, and those in 08, which are an organisation's. Length is checked, not attribution: the ranges kept for
 * fiction are attributed to nobody.
 */
export function phoneOf(written: string): string | undefined {
  const bare = cleaned(written);
  const number = overseasNumber(bare) ?? parsePhoneNumberFromString(bare, 'FR');
  if (!number?.isPossible()) return undefined;
  const isFrench = number.countryCallingCode === '33';
  return isFrench && !/^[1-79]\d{8}$/.test(number.nationalNumber) ? undefined : number.number;
}

function cleaned(written: string): string {
  return asDigits(written.slice(0, writtenMax))
    .replace(/^\s*tel:/i, '')
    .replace(extension, '')
    .replace(/\(\s*0\s*\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+330/, '+33');
}

const writtenMax = 60;

/** 0262 12 34 56 is +262 262 12 34 56, however it is dialled or written. */
function overseasNumber(bare: string) {
  const dialled = bare.replace(/^\+33/, '0');
  for (const [prefix, country] of overseas) {
    if (!prefix.test(dialled)) continue;
    const number = parsePhoneNumberFromString(dialled, country);
    // 06 39 98 is kept for fiction in France; Mayotte has the rest of 0639.
    if (number?.isValid()) return number;
  }
  return undefined;
}
