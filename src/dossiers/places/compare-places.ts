import type { Place } from './place.js';
import { isSameName } from './spelling.js';

/** `near`: the same street without a number, or another number; `unknown`: nothing can be said. */
export type Agreement = 'same' | 'near' | 'different' | 'unknown';

export interface Comparison {
  agreement: Agreement;
  /** Of a near place: two numbers were given, and they are not the same. */
  isApart: boolean;
  /** The place that agrees, as the first of the two wrote it. */
  label: string | null;
}

/** How two places agree, best first. `about`: two equipments of a kind, one of them without a name. */
const order = ['same', 'near', 'apart', 'different', 'about', 'unknown'] as const;
type Pair = (typeof order)[number];

/** Compares where two contacts are about: the places that agree best say so. */
export function comparePlaces(ours: readonly Place[], theirs: readonly Place[]): Comparison {
  const pairs = ours.flatMap((one) => theirs.map((other) => ({ pair: pairOf(one, other), label: one.label })));
  pairs.sort((one, other) => order.indexOf(one.pair) - order.indexOf(other.pair));
  const { pair = 'unknown', label = '' } = pairs[0] ?? {};
  const agreement = pair === 'apart' || pair === 'about' ? 'near' : pair;
  return { agreement, isApart: pair === 'apart', label: agreement === 'same' || agreement === 'near' ? label : null };
}

function pairOf(one: Place, other: Place): Pair {
  if (one.kind !== other.kind) return 'unknown';
  return one.kind === 'street' ? streets(one, other) : equipments(one, other);
}

function streets(one: Place, other: Place): Pair {
  if (!isSameName(one.words, other.words)) return 'different';
  // « place Carnot » and « rue Carnot »: two places, or one that somebody calls wrongly.
  if (one.type && other.type && one.type !== other.type) return 'unknown';
  if (one.crossing && other.crossing) return isSameName(one.crossing, other.crossing) ? 'same' : 'apart';
  if (one.number && other.number) return one.number === other.number ? 'same' : 'apart';
  return 'near';
}

function equipments(one: Place, other: Place): Pair {
  if (one.type !== other.type) return 'unknown';
  if (one.words.length === 0 || other.words.length === 0) return 'about';
  return isSameName(one.words, other.words) ? 'same' : 'different';
}
