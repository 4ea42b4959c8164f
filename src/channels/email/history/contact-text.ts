import { endOfWords, isDecoration } from './boilerplate.js';
import { mailLines } from './mail-lines.js';
import type { SplitMail } from './split-history.js';

/**
 * What a contact is about and from whom: the new words with the signature under them. Its name, address and numbers are how an
 * electronic request says who makes it (CRPA R112-9-1), and are read from there; what mail programmes and lawyers add says
 * nothing, and would be weighed as words of the request.
 */
export function contactText({ newText, signature }: Pick<SplitMail, 'newText' | 'signature'>): string {
  const lines = mailLines(signature);
  const words = lines.slice(0, endOfWords(lines)).filter((line) => !isDecoration(line));
  return [newText, ...words.map(({ whole }) => whole)].join('\n').trim();
}
