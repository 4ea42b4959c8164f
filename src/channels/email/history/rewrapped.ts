import { isBlank, type MailLine } from './mail-lines.js';

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
  return isOpen && !isItem && /^\p{Ll}/u.test(bare);
}

const runMax = 4;

/** A line or a few without a mark, right between lines that have one. */
export function isBetweenMarks(lines: readonly MailLine[], at: number): boolean {
  return [-1, 1].every((step) => {
    let next = at;
    while (Math.abs(next - at) < runMax && lines[next]?.depth === 0 && !isBlank(lines[next])) next += step;
    return (lines[next]?.depth ?? 0) > 0;
  });
}
