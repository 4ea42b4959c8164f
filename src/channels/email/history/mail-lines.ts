/** One line of a mail, and what tells what it is. */
export interface MailLine {
  /** As it was written. */
  whole: string;
  /** How many marks of quotation (`>`, RFC 3676 4.5) stand before it. */
  depth: number;
  /** Its beginning without those marks, invisible signs and no-break spaces; empty for a blank line. */
  bare: string;
}

// Only the beginning of a line tells what it is: no pattern ever sees a line of a hostile length.
const lookLength = 320;

/** Line ends are LF or CRLF. */
export function mailLines(text: string): MailLine[] {
  return text.split(/\r?\n/).map(asLine);
}

/** Without `depth` marks of quotation, where a line has that many. */
export function unquoted(line: MailLine, depth: number): string {
  let rest = line.whole;
  for (let left = depth; left > 0; left -= 1) rest = rest.replace(/^ ?>/, '');
  return depth > 0 ? rest.replace(/^ /, '') : rest;
}

export function isBlank(line: MailLine | undefined): boolean {
  return line?.bare === '';
}

/** The first place at or after `from` whose line is not blank. */
export function nextWords(lines: readonly MailLine[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  return at;
}

function asLine(whole: string): MailLine {
  const look = whole
    .slice(0, lookLength)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ');
  const marks = /^(?: ?>)*/.exec(look)![0];
  return { whole, depth: marks.replaceAll(' ', '').length, bare: look.slice(marks.length).trim() };
}
