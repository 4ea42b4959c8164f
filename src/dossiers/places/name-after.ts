import type { Token } from './tokens.js';
import { asksForMore, connectors, innerConnectors, months, neverNames } from './words-of-names.js';

/** The name of a way or of a place, without the words between, and the token after it. */
export interface Name {
  words: string[];
  end: number;
}

const longestName = 4;
const connectorsMax = 3;

/**
 * Reads the name that begins at a token. Capitals tell where it ends; where there are none (speech, hurried mails, scans all
 * in capitals) it is one word, or more after a title or a first name.
 */
export function nameAfter(tokens: readonly Token[], at: number): Name | null {
  const start = after(tokens, at, connectors);
  const first = tokens[start];
  if (!first || !mayName(first) || !mayBegin(tokens, start)) return null;
  const words = [first.word];
  let end = start + 1;
  while (words.length < longestName) {
    const next = after(tokens, end, innerConnectors);
    if (!goesOn(tokens, end, next, first)) break;
    words.push(tokens[next]!.word);
    end = next + 1;
  }
  return { words, end };
}

/** « rue du 8 mai 1945 » begins with a number; « rue 12 » does not name anything. */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const { word } = tokens[at]!;
  return /^\d+$/.test(word) ? months.has(tokens[at + 1]?.word ?? '') : word.length > 1;
}

function goesOn(tokens: readonly Token[], end: number, next: number, first: Token): boolean {
  const before = tokens[end - 1]!;
  const token = tokens[next];
  if (!token || !mayName(token)) return false;
  const isDirect = next === end;
  if (isDirect && token.isTied) return true;
  if (isDirect && (months.has(token.word) || months.has(before.word))) {
    return /^\d{1,2}$/.test(before.word) || /^1[89]\d\d$/.test(token.word);
  }
  if (/\d/.test(token.word)) return false;
  if (asksForMore.has(before.word)) return true;
  return !token.startsLine && first.isCapital && token.isCapital;
}

function mayName({ isBreak, word }: Token): boolean {
  return !isBreak && !neverNames.has(word);
}

function after(tokens: readonly Token[], at: number, skipped: ReadonlySet<string>): number {
  let next = at;
  while (next < at + connectorsMax && skipped.has(tokens[next]?.word ?? '')) next += 1;
  return next;
}
