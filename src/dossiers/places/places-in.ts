import type { Town } from '../../towns/index.js';
import { fold } from '../fold.js';
import { isHome, ofTheTownHall } from './addresses.js';
import { withCrossings } from './crossings.js';
import { equipmentAt } from './equipment-at.js';
import type { Place } from './place.js';
import { streetAt, type Found } from './street-at.js';
import { tokensOf, type Token } from './tokens.js';

/** A place is told early; a text of five megabytes is not read to its end. */
const readCharacters = 20_000;
const placesMax = 8;
const atMyPlace =
  /(devant|face (a|de)|bas de|cote de|pres de|derriere) (chez (moi|nous)|(ma|notre) maison|(mon|notre) (domicile|immeuble|portail|garage|logement))/;

/**
 * Where it is: streets with their numbers, crossings and known equipments of a French text, of any channel. Where the usager
 * lives is left out, unless it is there that something happens, and so are the town hall's own addresses.
 */
export function placesIn(text: string, town: Pick<Town, 'configuration'>): Place[] {
  const read = text.slice(0, readCharacters);
  const tokens = tokensOf(read);
  const found = withCrossings(tokens, allIn(tokens)).filter(({ place }) => !ofTheTownHall(place, town));
  const elsewhere = found.filter((each) => !isHome(tokens, each));
  const kept = elsewhere.length > 0 || !atMyPlace.test(fold(read)) ? elsewhere : found;
  return unique(kept.map((each) => ({ ...each.place, label: labelOf(read, tokens, each) }))).slice(0, placesMax);
}

function allIn(tokens: readonly Token[]): Found[] {
  const all: Found[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = streetAt(tokens, at) ?? equipmentAt(tokens, at);
    if (found) all.push(found);
    at = found ? Math.max(found.end, at + 1) : at + 1;
  }
  return all;
}

function labelOf(text: string, tokens: readonly Token[], { start, end }: Found): string {
  return text.slice(tokens[start]!.from, tokens[end - 1]!.to).replace(/\s+/g, ' ');
}

function unique(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>();
  for (const place of places) {
    const { label: _label, ...rest } = place;
    const key = JSON.stringify(rest);
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()];
}
