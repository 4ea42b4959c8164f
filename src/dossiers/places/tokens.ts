import { fold } from '../fold.js';

/** A word of a text, or a sign that ends a phrase. */
export interface Token {
  /** Lower case, without accents; the sign itself for a break. */
  word: string;
  isBreak: boolean;
  /** « Paix »: written as a name. All in capitals says nothing. */
  isCapital: boolean;
  /** Tied to the word before by a hyphen. */
  isTied: boolean;
  startsLine: boolean;
  /** Place of its first character, and after its last one. */
  from: number;
  to: number;
}

const tokens = /[\p{L}\p{M}\d]+|[^\p{L}\p{M}\d\s]|\n/gu;
const breaks = new Set('.,;:!?()[]/«»"“”…=+*'.split(''));

/** Cuts a text into words and breaks; apostrophes and hyphens separate words and are left out. */
export function tokensOf(text: string): Token[] {
  const all: Token[] = [];
  let hyphen = false;
  let line = true;
  for (const { 0: raw, index } of text.matchAll(tokens)) {
    if (raw === '\n') line = true;
    else if (/^[\p{L}\p{M}\d]/u.test(raw)) {
      const isCapital = /^\p{Lu}[^\p{Lu}]*\p{Ll}/u.test(raw);
      const isTied = hyphen && all.at(-1)?.to === index - 1;
      all.push({
        word: fold(raw),
        isBreak: false,
        isCapital,
        isTied,
        startsLine: line,
        from: index,
        to: index + raw.length,
      });
      line = false;
    } else if (breaks.has(raw)) {
      all.push({
        word: raw,
        isBreak: true,
        isCapital: false,
        isTied: false,
        startsLine: false,
        from: index,
        to: index + 1,
      });
    }
    hyphen = raw === '-' || raw === '‑';
  }
  return all;
}
