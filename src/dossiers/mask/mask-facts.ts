import type { ArrivalFacts, SenderIdentity } from '../arrival.js';
import { maskSensitive } from './mask-sensitive.js';
import { withoutMasks } from './masks.js';

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

/**
 * The same sender, without such numbers in the name or the lines of the address: no mask either, which would be printed on an
 * envelope. What messages are sent to stays as it is.
 */
export function maskSender({ name, postalAddress, ...sender }: SenderIdentity): SenderIdentity {
  const ownName = name && withoutNumbers(name);
  const ownAddress = postalAddress?.map(withoutNumbers).filter(Boolean) ?? [];
  return {
    ...sender,
    ...(ownName && { name: ownName }),
    ...(ownAddress.length > 0 && { postalAddress: ownAddress }),
  };
}

/** Untouched when it has none. */
function withoutNumbers(line: string): string {
  const masked = maskSensitive(line);
  const kept = withoutMasks(masked, ' ');
  return kept === line ? line : kept.replace(/\s+/g, ' ').trim();
}
