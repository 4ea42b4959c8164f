import { ordinaryWords } from './ordinary-words.js';

const exactUnder = 5; // letters: a slip in a shorter word makes another word of it
const longest = 20;

interface Known {
  word: string;
  id: number;
}

/**
 * The words that phrases are made of, found again in a text whatever one slip has done to them: « frape », « suicde »,
 * « inccndie ». The first letter must be right, or « tombe » would be a bomb.
 */
export class Vocabulary {
  private count = 0;
  private readonly ids = new Map<string, number>();
  /** By first letter and length. */
  private readonly long = new Map<string, Known[]>();
  /** Words of which only the beginning is given, by their three first letters. */
  private readonly beginnings = new Map<string, Known[]>();

  /** @returns the number of the word, the same for the same word */
  add(word: string, isBeginning: boolean): number {
    const known = isBeginning
      ? this.beginnings.get(word.slice(0, 3))?.find((one) => one.word === word)?.id
      : this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.count++;
    if (isBeginning) put(this.beginnings, word.slice(0, 3), { word, id });
    else {
      this.ids.set(word, id);
      if (word.length >= exactUnder) put(this.long, shapeOf(word, word.length), { word, id });
    }
    return id;
  }

  /** Every word of ours that this one may be; only as it is written when it is not to be trusted with slips. */
  find(token: string, maySlip: boolean): number[] {
    const exact = this.ids.get(token);
    const begun = this.beginnings.get(token.slice(0, 3))?.filter(({ word }) => token.startsWith(word)) ?? [];
    const found = exact === undefined ? (maySlip ? this.close(token) : []) : [exact];
    return [...found, ...begun.map(({ id }) => id)];
  }

  private close(token: string): number[] {
    const { length } = token;
    if (length < exactUnder || length > longest || ordinaryWords.has(token)) return [];
    return [length - 1, length, length + 1]
      .flatMap((each) => this.long.get(shapeOf(token, each)) ?? [])
      .filter(({ word }) => isOneSlip(token, word))
      .map(({ id }) => id);
  }
}

function shapeOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}

function put(all: Map<string, Known[]>, key: string, known: Known): void {
  all.set(key, [...(all.get(key) ?? []), known]);
}

/** One letter more, less, other, or two neighbours exchanged (Damerau). */
function isOneSlip(a: string, b: string): boolean {
  let [from, endA, endB] = [0, a.length, b.length];
  while (from < endA && from < endB && a[from] === b[from]) from++;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [leftA, leftB] = [endA - from, endB - from];
  if (leftA === 2 && leftB === 2) return a[from] === b[from + 1] && a[from + 1] === b[from];
  return leftA <= 1 && leftB <= 1;
}
