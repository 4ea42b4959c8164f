import type { Alert } from '../../../towns/configuration/index.js';
import { phrasesOf, type Phrase } from './phrases.js';
import { tokensOf } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Every alert whose phrase is in the text, in the order of the file. Without accents, capitals, apostrophes or hyphens, and in
 * spite of one slip in each long word. A phrase all of whose words belong to a manner of speaking (`unless`: « failli me tuer »)
 * does not call.
 */
export function phrasesIn(text: string, alerts: readonly Alert[]): Alert[] {
  const { vocabulary, calling, silencing } = phrasesOf(alerts);
  const words = idsOf(tokensOf(text), vocabulary);
  const silenced = new Map<Alert, Uint8Array>();
  forEachFound(words, silencing, (alert, places) => {
    const harmless = silenced.get(alert) ?? new Uint8Array(words.length);
    silenced.set(alert, harmless);
    for (const place of places) harmless[place] = 1;
  });
  const raised = new Set<Alert>();
  forEachFound(words, calling, (alert, places) => {
    const harmless = silenced.get(alert);
    if (!harmless || places.some((place) => harmless[place] === 0)) raised.add(alert);
  });
  return alerts.filter((alert) => raised.has(alert));
}

type Ids = readonly number[];
const none: Ids = [];

/** More different words than in any letter: noise, of which only what is written right is read, in bounded time. */
const slippedWordsMax = 50_000;

function idsOf(words: readonly string[], vocabulary: Vocabulary): Ids[] {
  const known = new Map<string, Ids>();
  return words.map((word) => {
    let ids = known.get(word);
    if (!ids) {
      const found = vocabulary.find(word, known.size < slippedWordsMax);
      ids = found.length > 0 ? found : none;
      known.set(word, ids);
    }
    return ids;
  });
}

function forEachFound(
  words: readonly Ids[],
  phrases: ReadonlyMap<number, Phrase[]>,
  tell: (alert: Alert, places: readonly number[]) => void,
): void {
  const possible = thoseIn(words, phrases);
  words.forEach((ids, at) => {
    for (const id of ids) {
      for (const { alert, rest } of possible.get(id) ?? []) {
        const places = restFrom(words, at + 1, rest, 0);
        if (places) tell(alert, [at, ...places]);
      }
    }
  });
}

/** Few phrases have all their words somewhere in a text: the others are not looked for at every place of it. */
function thoseIn(words: readonly Ids[], phrases: ReadonlyMap<number, Phrase[]>): Map<number, Phrase[]> {
  const present = new Set(words.flat());
  const possible = new Map<number, Phrase[]>();
  for (const id of present) {
    const whole =
      phrases.get(id)?.filter(({ rest }) => rest.every(({ ids }) => [...ids].some((one) => present.has(one)))) ?? [];
    if (whole.length > 0) possible.set(id, whole);
  }
  return possible;
}

/** The places of the words of the rest of a phrase, if it goes on here. */
function restFrom(words: readonly Ids[], at: number, rest: Phrase['rest'], step: number): number[] | undefined {
  if (step === rest.length) return [];
  const { ids, gap } = rest[step]!;
  for (let next = at; next <= at + gap && next < words.length; next++) {
    if (!words[next]!.some((id) => ids.has(id))) continue;
    const places = restFrom(words, next + 1, rest, step + 1);
    if (places) return [next, ...places];
  }
  return undefined;
}
