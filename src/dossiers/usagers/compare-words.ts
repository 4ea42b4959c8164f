import { distance } from 'fastest-levenshtein';

/** How far two words of names are one: as written or as a scanner reads it, but for a slip of the hand, by the initial. */
export type WordLikeness = 'same' | 'slip' | 'initial' | 'other';

const slipFromLetters = 5;
const twoSlipsFromLetters = 8;

export function compareWords(one: string, other: string): WordLikeness {
  if (one === other) return one.length > 1 ? 'same' : 'initial';
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'initial' : 'other';
  if (asScanned(one) === asScanned(other) || isNickname(one, other)) return 'same';
  return isSlip(one, other) ? 'slip' : 'other';
}

/**
 * « Michel » and « Michèle », « Alexandre » and « Alexandra » are two people: a slip is neither at the end of a word nor an
 * end that one of them lacks.
 */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (one.at(-1) !== other.at(-1) || one.startsWith(other) || other.startsWith(one)) return false;
  return distance(one, other) <= (shorter >= twoSlipsFromLetters ? 2 : shorter >= slipFromLetters ? 1 : 0);
}

/** Letters and groups of letters that OCR takes for one another become one sign. */
function asScanned(word: string): string {
  return word
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
    .replace(/[1lj]/g, 'i')
    .replaceAll('u', 'n');
}

function isNickname(one: string, other: string): boolean {
  return nicknames.some((names) => names.includes(one) && names.includes(other));
}

/** The few that are nearly always the same given name. */
const nicknames: readonly (readonly string[])[] = [
  ['alexandre', 'alex'],
  ['benjamin', 'ben'],
  ['catherine', 'cathy'],
  ['christophe', 'chris'],
  ['daniel', 'dany'],
  ['elisabeth', 'babette'],
  ['frederic', 'fred'],
  ['maximilien', 'max'],
  ['mohamed', 'mohammed', 'mohamad', 'mohammad'],
  ['nicolas', 'nico'],
  ['philippe', 'phil'],
  ['sebastien', 'seb'],
  ['stephane', 'steph'],
  ['thomas', 'tom'],
  ['veronique', 'vero'],
];
