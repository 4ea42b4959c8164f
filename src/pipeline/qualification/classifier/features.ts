import { wordFamilies } from './word-families.js';
import { wordsOf, type Word } from './words.js';

/** Something a text shows: a root, a family of words, two roots in a row, or a few letters of a word. */
export interface Feature {
  /** How much it counts before rarity is known. */
  strength: number;
  /** Positions, in the text's words, of those that show it. */
  at: number[];
}

/** The two views of a text that are weighed apart: what the words mean, and their letters (for misspellings). */
export interface Features {
  words: Map<string, Feature>;
  letters: Map<string, Feature>;
}

const letters = 4; // three to five together cost three times the time and found half a text in a hundred more
const spelledWords = 200; // misspellings are those of hurried people, not of long reference texts
const familyBoost = 1.5;

export function featuresOf(words: readonly Word[]): Features {
  const features: Features = { words: new Map(), letters: new Map() };
  words.forEach(({ folded, stem, weight }, at) => {
    show(features.words, `w ${stem}`, weight, [at]);
    for (const family of familiesOf.get(stem) ?? []) show(features.words, `f ${family}`, weight, [at]);
    if (at < spelledWords) for (const piece of piecesOf(` ${folded} `)) show(features.letters, piece, weight, [at]);
    const before = words[at - 1];
    if (!before) return;
    const pair = `${before.stem} ${stem}`;
    show(features.words, `p ${pair}`, weight, [at - 1, at]);
    for (const family of familiesOf.get(pair) ?? []) show(features.words, `f ${family}`, weight, [at - 1, at]);
  });
  for (const [name, feature] of features.words)
    feature.strength = damped(feature.strength, name.startsWith('f ') ? familyBoost : 1);
  for (const feature of features.letters.values()) feature.strength = damped(feature.strength, 1);
  return features;
}

/** A word said ten times does not count ten times. */
function damped(count: number, boost: number): number {
  return (count < 1 ? count : 1 + Math.log(count)) * boost;
}

function show(features: Map<string, Feature>, name: string, weight: number, at: number[]): void {
  const known = features.get(name);
  if (!known) features.set(name, { strength: weight, at: [...at] });
  else {
    known.strength += weight;
    known.at.push(...at);
  }
}

function piecesOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - letters + 1) }, (_, start) =>
    word.slice(start, start + letters),
  );
}

/** By root, or by two roots in a row for « nid-de-poule ». */
const familiesOf = new Map<string, Set<string>>();
for (const [family, members] of Object.entries(wordFamilies)) {
  for (const member of members.split(' ')) {
    const stems = wordsOf(member)
      .map(({ stem }) => stem)
      .join(' ');
    familiesOf.set(stems, (familiesOf.get(stems) ?? new Set()).add(family));
  }
}
