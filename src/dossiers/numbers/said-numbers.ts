import { hesitations, hundred, isNumberWord } from './number-words.js';
import { readNumber } from './read-number.js';

/** One number of a dictation: « trente-neuf » gives `39`. */
export interface SaidNumber {
  digits: string;
  /** Place of its first character, and after its last one. */
  from: number;
  to: number;
  /** False when it was written in digits, as speech recognition does now and then. */
  inWords: boolean;
}

interface Token {
  word: string;
  from: number;
  to: number;
}

/** Fewer digits are no number one is known by. */
const digitsMin = 9;
const between = /^[\s\-–,.']{0,3}$/u;

/**
 * The dictations of a text: « mon numéro c'est le zéro six trente-neuf… » gives one, number by number. Only those that have
 * enough digits and are said in words at least in part; one pass over the text, whatever its length.
 */
export function saidNumbers(text: string): SaidNumber[][] {
  return dictations(text)
    .map(numbersOf)
    .filter(
      (numbers) =>
        numbers.some(({ inWords }) => inWords) &&
        numbers.reduce((count, { digits }) => count + digits.length, 0) >= digitsMin,
    );
}

function dictations(text: string): Token[][] {
  const found: Token[][] = [];
  let current: Token[] = [];
  for (const { 0: written, index } of text.matchAll(/\p{L}+|\d+/gu)) {
    const token = { word: written.toLowerCase(), from: index, to: index + written.length };
    if (!belongs(token.word, current.length > 0)) {
      if (current.length > 1) found.push(current);
      current = [];
      continue;
    }
    const last = current.at(-1);
    if (last && !between.test(text.slice(last.to, Math.min(token.from, last.to + 4)))) {
      if (current.length > 1) found.push(current);
      current = [];
    }
    current.push(token);
  }
  if (current.length > 1) found.push(current);
  return found;
}

function belongs(word: string, hasBegun: boolean): boolean {
  return isNumberWord(word) || /^\d/.test(word) || (hasBegun && (word === 'et' || hesitations.has(word)));
}

function numbersOf(tokens: readonly Token[]): SaidNumber[] {
  const words = tokens.map(({ word }) => word);
  const numbers: SaidNumber[] = [];
  for (let at = 0; at < words.length;) {
    const { from, to, word } = tokens[at]!;
    // « zéro cinq cent douze » is 05, then 112.
    const isLone = numbers.at(-1)?.digits === '0' && hundred.has(words[at + 1] ?? '');
    const read = isLone ? readNumber([word], 0) : readNumber(words, at);
    if (/^\d/.test(word)) numbers.push({ digits: word, from, to, inWords: false });
    else if (read) {
      numbers.push({ digits: String(read.value), from, to: tokens[at + read.words - 1]!.to, inWords: true });
    }
    at += read?.words ?? 1;
  }
  return numbers;
}
