import type { Alert } from '../../../towns/configuration/index.js';
import { patternsOf } from './pattern.js';
import { Vocabulary } from './vocabulary.js';

export interface Phrase {
  alert: Alert;
  /** Its words after the first: each a set of numbers of the vocabulary, and how many words may stand before. */
  rest: { ids: ReadonlySet<number>; gap: number }[];
}

export interface Phrases {
  vocabulary: Vocabulary;
  /** By each word they may begin with: what calls a person, and what says that it is only a manner of speaking. */
  calling: ReadonlyMap<number, Phrase[]>;
  silencing: ReadonlyMap<number, Phrase[]>;
}

const compiled = new WeakMap<readonly Alert[], Phrases>();

/** The phrases of a town's alerts, made ready once. */
export function phrasesOf(alerts: readonly Alert[]): Phrases {
  const known = compiled.get(alerts);
  if (known) return known;
  const vocabulary = new Vocabulary();
  const made: Phrases = {
    vocabulary,
    calling: byFirstWord(vocabulary, alerts, ({ phrases }) => phrases),
    silencing: byFirstWord(vocabulary, alerts, ({ unless }) => unless),
  };
  compiled.set(alerts, made);
  return made;
}

function byFirstWord(vocabulary: Vocabulary, alerts: readonly Alert[], written: (alert: Alert) => readonly string[]) {
  const all = new Map<number, Phrase[]>();
  for (const alert of alerts) {
    for (const steps of written(alert).flatMap(patternsOf)) {
      const [first, ...rest] = steps.map(({ words, gap }) => ({
        ids: new Set(words.map(({ word, isBeginning }) => vocabulary.add(word, isBeginning))),
        gap,
      }));
      for (const id of first!.ids) all.set(id, [...(all.get(id) ?? []), { alert, rest }]);
    }
  }
  return all;
}
