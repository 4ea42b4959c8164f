import type { MailLine } from './mail-lines.js';

/** A line of a copy marked with `>` that lost its mark when a programme folded the one above. In doubt it is a person's. */
export function isRewrapped(lines: readonly MailLine[], at: number): boolean {
  const [above, line, below] = [lines[at - 1], lines[at]!, lines[at + 1]];
  if (line.depth > 0 || !above?.depth || below?.depth !== above.depth) return false;
  return linkAlone.test(line.bare) || isRestOfLink(above, line) || isRestOfSentence(above, line);
}

const linkAlone = /^\(https?:[^\s()]{1,300}\)[ >]*$/;

function isRestOfLink(above: MailLine, { bare }: MailLine): boolean {
  return /\(https?:[^\s()]*$/.test(above.bare) && /^[^\s()]{1,300}\)[ >.]*$/.test(bare);
}

// Programmes fold between 65 and 80 signs.
const foldedMin = 64;

function isRestOfSentence(above: MailLine, { bare }: MailLine): boolean {
  const isOpen = above.bare.length >= foldedMin && !/[.!?:;…»”")\]]$/u.test(above.bare);
  const isItem = /^(?:[-–•*·]|\d{1,2}[.)]|[a-z]\)) ?/u.test(above.bare);
  // « … date du mariage svp » is answered below it, often in small letters.
  const isAnswered = /\b(?:svp|s\.v\.p|merci)$/iu.test(above.bare);
  return isOpen && !isItem && !isAnswered && /^\p{Ll}/u.test(bare);
}
