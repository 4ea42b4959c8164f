import { fold } from './is-found-by.js';

/** A stretch of text, and whether it weighed. */
export interface Stretch {
  text: string;
  weighed: boolean;
}

/** What stands for a hidden number is not the usager's. */
const mask = /\[numéro[^[\]]{0,30} masqué\]/g;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** The text cut where words that weighed begin and end: « place de crèche » marks those three words, and « creche » the same as « crèche ». */
export function highlight(text: string, reasons: readonly string[]): Stretch[] {
  const words = [...text.replace(mask, (found) => ' '.repeat(found.length)).matchAll(word)].map((match) => ({
    folded: stem(fold(match[0])),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const phrases = reasons
    .map((reason) => [...reason.matchAll(word)].map(([each]) => stem(fold(each))))
    .filter((phrase) => phrase.length > 0);
  const marked = words.map(() => false);
  words.forEach((_, at) => {
    for (const phrase of phrases) {
      if (phrase.every((each, step) => words[at + step]?.folded === each))
        phrase.forEach((_each, step) => (marked[at + step] = true));
    }
  });
  return cut(
    text,
    words.filter((_, at) => marked[at]),
  );
}

/** « lampadaires » weighs as « lampadaire » does. */
function stem(folded: string): string {
  return folded.length > 3 ? folded.replace(/[sx]$/, '') : folded;
}

function cut(text: string, marks: readonly { from: number; to: number }[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from > at) stretches.push({ text: text.slice(at, from), weighed: false });
    stretches.push({ text: text.slice(from, to), weighed: true });
    at = to;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), weighed: false });
  return stretches;
}
