import { tokensOf } from './tokens.js';

/** Words in a row, read as one. */
export interface Passage {
  words: readonly string[];
  /** A sentence among others: told by itself it is short of words, and must look more like a danger to call. */
  isPart: boolean;
}

const wholeWords = 45; // a message no longer than this is read at once
const window = { words: 30, step: 15 };
const sentenceWords = { min: 6, max: 30 };
const speech = { words: 20, step: 10 }; // what is transcribed has no full stops

/** What a text is read as: whole, or in stretches that overlap; then sentence by sentence, for a danger said among other things. */
export function passagesOf(text: string): Passage[] {
  const words = tokensOf(text);
  const stretches = words.length <= wholeWords ? [words] : slices(words, window);
  const sentences = sentencesOf(text);
  return [
    ...stretches.map((one) => ({ words: one, isPart: false })),
    ...(sentences.length > 1 ? sentences.map((one) => ({ words: one, isPart: true })) : []),
  ];
}

function sentencesOf(text: string): string[][] {
  const sentences: string[][] = [];
  let held: string[] = [];
  for (const part of text.split(/[.!?;\n…]+/)) {
    held.push(...tokensOf(part));
    if (held.length < sentenceWords.min) continue;
    sentences.push(...(held.length <= sentenceWords.max ? [held] : slices(held, speech)));
    held = [];
  }
  if (held.length > 0) sentences.push([...(sentences.pop() ?? []), ...held]);
  return sentences;
}

function slices(words: readonly string[], { words: width, step }: typeof window): string[][] {
  const count = Math.ceil((words.length - step) / step);
  return Array.from({ length: count }, (_, at) => words.slice(at * step, at * step + width));
}
