import { compareWords, type WordLikeness } from './compare-words.js';
import { readName, type ReadName } from './read-name.js';

/**
 * `same`: one name, however written, a maiden or compound name more or less. `close`: nothing contradicts, and not all of it is
 * there (an initial, the surname alone) or a letter differs. `different`: two people, as far as names tell. `unknown`: no name.
 */
export type NameLikeness = 'same' | 'close' | 'different' | 'unknown';

export function compareNames(one: string, other: string): NameLikeness {
  const [left, right] = [readName(one), readName(other)];
  if (left.words.length === 0 || right.words.length === 0) return 'unknown';
  if (differ(left.gender, right.gender) || differ(left.generation, right.generation)) return 'different';
  if (left.isSeveral !== right.isSeveral) return 'different';
  const likeness = compareAllWords(left, right);
  // « Jean Martin fils », and a Jean Martin who may be either.
  return likeness === 'same' && left.generation !== right.generation ? 'close' : likeness;
}

/** One name against all those somebody has borne: one that is the same counts, else one that contradicts. */
export function compareWithNames(name: string | null, names: readonly string[]): NameLikeness {
  const found = new Set(name === null ? [] : names.map((each) => compareNames(name, each)));
  return (['same', 'different', 'close'] as const).find((likeness) => found.has(likeness)) ?? 'unknown';
}

function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}

function compareAllWords(one: ReadName, other: ReadName): NameLikeness {
  const left = joined(one.words, other.words);
  const right = joined(other.words, one.words);
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  const free = [...longer];
  const likenesses = shorter.map((word) => takeBest(word, free));
  if (likenesses.includes('other')) return 'different';
  if (likenesses.every((likeness) => likeness === 'initial')) return free.length > 0 ? 'unknown' : 'close';
  const isWhole = likenesses.every((likeness) => likeness === 'same');
  if (free.length === 0) return isWhole ? 'same' : 'close';
  return isWhole && shorter.length > 1 && !isHalfAGivenName(shorter, longer) ? 'same' : 'close';
}

/** « Jeanpierre » is « Jean Pierre » when the other writes it so. */
function joined(words: readonly string[], others: readonly string[]): string[] {
  const place = words.findIndex((word, at) => others.includes(`${word}${words[at + 1] ?? ' '}`));
  return place < 0 ? [...words] : words.toSpliced(place, 2, `${words[place]}${words[place + 1]}`);
}

/** Takes the likest word out of those that are left. */
function takeBest(word: string, free: string[]): WordLikeness {
  for (const wanted of ['same', 'slip', 'initial'] as const) {
    const place = free.findIndex((each) => compareWords(word, each) === wanted);
    if (place >= 0) {
      free.splice(place, 1);
      return wanted;
    }
  }
  return 'other';
}

/** « Jean Martin » may be somebody else than « Jean-Pierre Martin »; « Jeanne Martin » is « Jeanne Martin-Dupont ». */
function isHalfAGivenName(shorter: readonly string[], longer: readonly string[]): boolean {
  const place = longer.findIndex((word) => compoundsBeginWith.has(word) && shorter.includes(word));
  return place >= 0 && longer[place + 1] !== undefined && !shorter.includes(longer[place + 1]!);
}

const compoundsBeginWith: ReadonlySet<string> = new Set([
  'jean',
  'marie',
  'anne',
  'pierre',
  'louis',
  'charles',
  'paul',
]);
