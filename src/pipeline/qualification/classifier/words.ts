import snowball from 'snowball-stemmers';
import { fold } from '../../../dossiers/fold.js';
import { withoutMasks } from '../../../dossiers/mask/index.js';
import { abbreviations } from './abbreviations.js';
import { stopWords } from './stop-words.js';

/** A word that may mean something. */
export interface Word {
  /** As the usager wrote it. */
  written: string;
  /** Lower case, without accents. */
  folded: string;
  stem: string;
  /** How many times it counts: twice in the subject, half a time for a place. */
  weight: number;
}

const readCharacters = 8_000; // what a request is about is said at the beginning, even in a long letter
const subjectCharacters = 200;
const stemsKept = 50_000;

/**
 * The words that count of a text, in order. When there are several lines the first one is the subject. Numbers are left
 * out: they are dates, amounts, addresses; « CE1 » and « F3 » stay.
 */
export function wordsOf(text: string): Word[] {
  const read = upToAWholeWord(withoutMasks(text).trim());
  const subjectEnd = subjectOf(read).length;
  let isPlace = false;
  return [...read.matchAll(/[\p{L}\p{M}]+\d?(?!\d)/gu)].flatMap(({ 0: written, index }) =>
    meaningOf(written).flatMap((meant) => {
      const folded = fold(meant);
      if (folded.length < 2 || stopWords.has(folded)) return [];
      const weight = (index < subjectEnd ? 2 : 1) * (isPlace ? 0.5 : 1);
      isPlace = placeMarks.has(folded);
      return [{ written, folded, stem: stemOf(meant), weight }];
    }),
  );
}

/** The first of several lines, unless it is a paragraph; otherwise empty. */
export function subjectOf(text: string): string {
  const end = text.indexOf('\n');
  return end <= subjectCharacters ? text.slice(0, Math.max(0, end)) : '';
}

/** « Un trou devant l’école » is about the hole: what comes after these words only says where. */
const placeMarks: ReadonlySet<string> = new Set(
  'devant derriere pres face cote angle rue avenue boulevard impasse allee chemin'.split(' '),
);

function meaningOf(written: string): string[] {
  const folded = fold(written);
  return Object.hasOwn(abbreviations, folded) ? abbreviations[folded]!.split(' ') : [written];
}

/** Root of a French word (Snowball), without accents. */
function stemOf(word: string): string {
  const lower = word.normalize('NFC').toLowerCase();
  let stem = stems.get(lower);
  if (stem === undefined) {
    stem = fold(stemmer.stem(lower));
    if (stems.size >= stemsKept) stems.clear();
    stems.set(lower, stem);
  }
  return stem;
}

const stemmer = snowball.newStemmer('french');
const stems = new Map<string, string>();

function upToAWholeWord(text: string): string {
  return text.length <= readCharacters ? text : text.slice(0, readCharacters).replace(/\p{L}+$/u, '');
}
