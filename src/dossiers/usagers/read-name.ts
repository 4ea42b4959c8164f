import { fold } from '../fold.js';

/** A name taken to pieces. People write them in any order, so that given names and surnames are not told apart. */
export interface ReadName {
  /** Lower case, no accents; an initial is one letter. */
  words: readonly string[];
  gender: 'm' | 'f' | null;
  /** « fils », « père »: what tells two people of one name apart. */
  generation: 'elder' | 'younger' | null;
  /** « M. et Mme », « famille »: a home, not a person. */
  isSeveral: boolean;
}

/** « Mme Jeanne DUPONT, née Martin » → jeanne, dupont, martin. */
export function readName(written: string): ReadName {
  // Of « d’Alembert », the elision is dropped as « de » is; of « O’Brien », the two parts are one word.
  const text = fold(written)
    .replace(/\b[dl]['’]\s*/g, '')
    .replace(/['’]/g, '');
  const all = text.match(/[\p{L}\d]+/gu) ?? [];
  const before = (place: number) => place === 0 || several.has(all[place - 1]!);
  const isCivility = (word: string, place: number) => civilities.has(word) || (before(place) && short.has(word));
  const words = all.filter((word, place) => !isCivility(word, place) && !unsaid.has(word) && !generations.has(word));
  const genders = new Set(all.flatMap((word, place) => (isCivility(word, place) ? genderOf(word) : [])));
  return {
    words,
    gender: genders.size === 1 ? [...genders][0]! : null,
    generation: all.map((word) => generations.get(word)).find(Boolean) ?? null,
    isSeveral: genders.size > 1 || /&/.test(text) || all.some((word) => several.has(word)),
  };
}

function genderOf(word: string): ('m' | 'f')[] {
  const gender = civilities.get(word) ?? short.get(word);
  return gender ? [gender] : [];
}

type Gender = 'm' | 'f' | null;
const civilities: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ['mr', 'm'],
  ['monsieur', 'm'],
  ['mme', 'f'],
  ['madame', 'f'],
  ['mlle', 'f'],
  ['mademoiselle', 'f'],
  ['dr', null],
  ['docteur', null],
  ['maitre', null],
]);
/** One of these is a civility before the name, and an initial or a name behind it. */
const short: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ['m', 'm'],
  ['me', null],
  ['pr', null],
]);
const generations: ReadonlyMap<string, 'elder' | 'younger'> = new Map([
  ['pere', 'elder'],
  ['mere', 'elder'],
  ['senior', 'elder'],
  ['fils', 'younger'],
  ['fille', 'younger'],
  ['junior', 'younger'],
  ['jr', 'younger'],
]);
const several: ReadonlySet<string> = new Set(['et', 'ou', 'famille', 'epoux', 'consorts', 'messieurs', 'mesdames']);
const unsaid: ReadonlySet<string> = new Set([
  ...several,
  ...['de', 'du', 'des', 'la', 'le', 'les', 'nee', 'ne', 'ep', 'epouse', 'veuve', 'veuf', 'vve', 'divorcee'],
]);
