import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What a telephone does when it is rung. */
export type Pickup = 'answers' | 'busy' | 'no-answer' | 'failed';

/** How a number behaves when it is called: the last two digits choose, everybody else answers. */
export function pickupOf(number: string): Pickup {
  return pickups[number.slice(-2)] ?? 'answers';
}

const pickups: Record<string, Pickup> = { '98': 'busy', '97': 'no-answer', '96': 'failed' };

/** What happens to an SMS. The last three are answers to the hand-over itself, and a cut before any answer. */
export type SmsFate = 'delivered' | 'unreachable' | 'not-a-number' | 'landline' | 'too-many' | 'cut-off' | 'broken';

/** How a number behaves when an SMS is sent to it: the numbering plan and the last two digits choose. */
export function smsFateOf(number: string): SmsFate {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return 'not-a-number';
  if (parsed.countryCallingCode === '33' && !/^[67]/.test(parsed.nationalNumber)) return 'landline';
  return smsFates[number.slice(-2)] ?? 'delivered';
}

const smsFates: Record<string, SmsFate> = { '99': 'unreachable', '98': 'too-many', '97': 'cut-off', '96': 'broken' };
