import type { ArrivalFacts } from '../arrival.js';
import { maskSensitive } from './mask-sensitive.js';

/** The same facts, without the numbers that must not be kept in words (DP-05). */
export function maskFacts(facts: ArrivalFacts): ArrivalFacts {
  const { subject, text } = facts;
  return { ...facts, ...(subject && { subject: maskSensitive(subject) }), ...(text && { text: maskSensitive(text) }) };
}
