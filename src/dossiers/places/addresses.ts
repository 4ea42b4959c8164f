import type { Town } from '../../towns/index.js';
import { isSameName } from './spelling.js';
import { streetAt, type Found } from './street-at.js';
import { tokensOf, type Token } from './tokens.js';

const living = new Set(
  'habite habitons habitant habitants demeurant demeure domicilie domiciliee domicilies residant reside residons adresse locataire'.split(
    ' ',
  ),
);
const lookedBack = 5;
const postcodeWithin = 4;

/** An address of somebody: a postcode follows, or they say that they live there. */
export function isHome(tokens: readonly Token[], { place, start, end }: Found): boolean {
  if (place.kind !== 'street') return false;
  if (tokens.slice(Math.max(0, start - lookedBack), start).some(({ word }) => living.has(word))) return true;
  return tokens.slice(end, end + postcodeWithin).some(({ word }) => /^\d{5}$/.test(word));
}

const own = new WeakMap<object, Found['place'][]>();

/** The town hall's, as letters bear it and mails quote it. */
export function ofTheTownHall(place: Found['place'], town: Pick<Town, 'configuration'>): boolean {
  const known = own.get(town.configuration) ?? addressesOf(town);
  own.set(town.configuration, known);
  return known.some(
    ({ type, number, words }) => place.number === number && place.type === type && isSameName(place.words, words),
  );
}

function addressesOf({ configuration }: Pick<Town, 'configuration'>): Found['place'][] {
  return configuration.address.lines.flatMap((line) => {
    const tokens = tokensOf(line);
    return tokens.flatMap((_, at) => streetAt(tokens, at)?.place ?? []).filter(({ number }) => number !== null);
  });
}
