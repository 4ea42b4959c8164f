import type { ArrivalFacts, SenderIdentity } from '../arrival.js';
import { maskSensitive } from './mask-sensitive.js';

/** The same facts, without the numbers that must not be kept in words (DP-05). */
export function maskFacts(facts: ArrivalFacts): ArrivalFacts {
  const { subject, text, place } = facts;
  return {
    ...facts,
    ...(subject && { subject: maskSensitive(subject) }),
    ...(text && { text: maskSensitive(text) }),
    ...(place && { place: maskSensitive(place) }),
  };
}

/** The same sender, without such numbers in the name or the lines of the address. What messages are sent to stays as it is. */
export function maskSender(sender: SenderIdentity): SenderIdentity {
  const { name, postalAddress } = sender;
  return {
    ...sender,
    ...(name && { name: maskSensitive(name) }),
    ...(postalAddress && { postalAddress: postalAddress.map(maskSensitive) }),
  };
}
