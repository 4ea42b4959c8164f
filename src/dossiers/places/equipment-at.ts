import { commonEquipments, equipments, qualities } from './equipments.js';
import { nameAfter } from './name-after.js';
import type { Found } from './street-at.js';
import type { Token } from './tokens.js';
import { asksForMore } from './words-of-names.js';

const lookedBack = 5;
/** « devant l'école »: it is there. « à l'école » may be what it is about. */
const there = new Set(
  'devant derriere pres face cote abords autour proximite entree parvis trottoir angle long niveau hauteur sortie coin'.split(
    ' ',
  ),
);
const inside = new Set(['dans', 'au', 'du', 'sur']);
const outdoors = new Set('parc stade jeux skatepark cimetiere parking pont fontaine gymnase piscine'.split(' '));

/** The known place that begins at a token: by its name, or without one when the words before say that something is there. */
export function equipmentAt(tokens: readonly Token[], at: number): Found | null {
  const { word, isBreak } = tokens[at]!;
  const ways = isBreak ? [] : (equipments.get(word) ?? []);
  const way = ways.find(({ words }) => words.every((each, step) => tokens[at + step]?.word === each));
  if (!way) return null;
  let end = at + way.words.length;
  while (qualities.has(tokens[end]?.word ?? '')) end += 1;
  const name = ownName(tokens, end);
  if (!name && !isThere(tokens, at, way.type)) return null;
  const place = { kind: 'equipment' as const, type: way.type, words: name?.words ?? [], number: null, crossing: null };
  return { place, start: at, end: name?.end ?? end };
}

/** Written as a name, or one that a first name announces: « école jean moulin ». Any other word may be what happens there. */
function ownName(tokens: readonly Token[], at: number) {
  const name = nameAfter(tokens, at);
  if (!name || tokens[at]?.startsLine) return null;
  const [first] = name.words;
  const isNamed = tokens.slice(at, name.end).some(({ isCapital }) => isCapital);
  return isNamed || (name.words.length > 1 && asksForMore.has(first!)) || isArticled(tokens, at, name.end)
    ? name
    : null;
}

/** « le parc des tilleuls ». */
function isArticled(tokens: readonly Token[], at: number, end: number): boolean {
  return ['des', 'du'].includes(tokens[at]?.word ?? '') && end === at + 2;
}

function isThere(tokens: readonly Token[], at: number, type: string): boolean {
  const before: string[] = [];
  for (let back = at - 1; back >= Math.max(0, at - lookedBack) && !tokens[back]!.isBreak; back -= 1) {
    before.push(tokens[back]!.word);
  }
  if (before.some((word) => there.has(word))) return true;
  return outdoors.has(type) && !commonEquipments.has(type) && before.slice(0, 2).some((word) => inside.has(word));
}
