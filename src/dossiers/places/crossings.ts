import { nameAfter } from './name-after.js';
import type { Found } from './street-at.js';
import type { Token } from './tokens.js';

const meeting = new Set('angle croisement carrefour intersection coin croise'.split(' '));
const linking = new Set('et avec de du des d la le l a au x angle croisement / ,'.split(' '));
const joining = new Set('et avec / x angle croisement'.split(' '));
const lookedBack = 5;
const gapMax = 6;

/** Two ways that meet: each is told with the other, so that either finds the place again. */
export function withCrossings(tokens: readonly Token[], found: readonly Found[]): Found[] {
  const all: Found[] = found.map((each) => ({ ...each, place: { ...each.place } }));
  all.forEach((one, at) => {
    if (one.place.kind !== 'street' || one.place.number || one.place.crossing) return;
    const next = all[at + 1];
    if (next && next.place.kind === 'street' && meet(tokens, one, next)) {
      one.place.crossing = next.place.words;
      next.place.crossing = one.place.words;
      return;
    }
    const other = isMeeting(tokens, one.start) && nameOnly(tokens, one.end);
    if (other) one.place.crossing = other.words;
  });
  return all;
}

function meet(tokens: readonly Token[], one: Found, next: Found): boolean {
  const between = tokens.slice(one.end, next.start).map(({ word }) => word);
  if (between.length > gapMax || !between.every((word) => linking.has(word))) return false;
  const isTold = isMeeting(tokens, one.start) || between.some((word) => meeting.has(word) || word === '/');
  return isTold && between.some((word) => joining.has(word));
}

function isMeeting(tokens: readonly Token[], start: number): boolean {
  return tokens.slice(Math.max(0, start - lookedBack), start).some(({ word }) => meeting.has(word));
}

/** « angle rue Pasteur et Carnot ». */
function nameOnly(tokens: readonly Token[], end: number) {
  return ['et', '/'].includes(tokens[end]?.word ?? '') ? nameAfter(tokens, end + 1) : null;
}
