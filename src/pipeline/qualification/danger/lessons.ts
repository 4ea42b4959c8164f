import type { Alert } from '../../../towns/configuration/index.js';
import { vectorOf } from './features.js';
import type { Lesson } from './learning.js';
import { passagesOf } from './passages.js';
import { tokensOf } from './tokens.js';

/** What a detector is taught. */
export interface Taught {
  alerts: readonly Alert[];
  /** Texts of any day: what people ask, and what asks nothing. */
  ordinary: readonly string[];
}

const phraseTrust = 0.5; // a phrase is not a sentence
const mannerTrust = 0.2; // it holds words of danger; more would unteach them
const fewestOrdinaryWords = 3;
const someOrdinaryWords = 8;

/**
 * Texts of danger, alone and among ordinary words; the phrases of the alerts; and, for what is no danger, the texts that look like
 * it and the ordinary ones, in every passage they are read as. Same texts in, same lessons out.
 */
export function lessonsOf({ alerts, ordinary }: Taught): Lesson[] {
  const neighbours = ordinary.map(tokensOf).filter(({ length }) => length > someOrdinaryWords + fewestOrdinaryWords);
  const lesson = (words: readonly string[], label: number, trust = 1) => ({ vector: vectorOf(words), label, trust });
  const dangers = alerts.flatMap(({ examples, phrases }, label) =>
    examples
      ? [
          ...examples.danger.flatMap((text, at) => {
            const words = tokensOf(text);
            return [lesson(words, label), lesson(amongOthers(words, neighbours, label + at), label)];
          }),
          ...phrases.flatMap(waysToSay).map((words) => lesson(words, label, phraseTrust)),
        ]
      : [],
  );
  const quiet = [...alerts.flatMap(({ examples }) => examples?.quiet ?? []), ...ordinary];
  const manners = alerts.flatMap(({ examples, unless }) => (examples ? unless : [])).flatMap(waysToSay);
  return [
    ...dangers,
    ...quiet.flatMap(passagesOf).map(({ words }) => lesson(words, alerts.length)),
    ...manners.map((words) => lesson(words, alerts.length, mannerTrust)),
  ];
}

/** A danger is often said in the middle of something else. */
function amongOthers(words: readonly string[], neighbours: readonly string[][], at: number): readonly string[] {
  const other = neighbours[(at * 7919) % (neighbours.length || 1)];
  if (!other) return words;
  const count = fewestOrdinaryWords + ((at * 31) % someOrdinaryWords);
  return at % 2 === 0 ? [...other.slice(-count), ...words] : [...words, ...other.slice(0, count)];
}

/** Each word of each alternative once: `il/elle me frappe` is two ways. */
function waysToSay(phrase: string): string[][] {
  const words = phrase
    .replaceAll('*', '')
    .split(' ')
    .filter((word) => word !== '...')
    .map((word) => word.split('/'));
  const most = Math.max(...words.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    tokensOf(words.map((ways) => ways[at % ways.length]!).join(' ')),
  ).filter(({ length }) => length > 1);
}
