/**
 * The text of a letter without the addresses it begins with: the templates write them, for the record, and the sheet
 * prints them where the window of the envelope is. Stops at the first line that is no part of what is printed already; a name may
 * have been shortened, and a town called by less than its whole name.
 */
export function withoutHeader(text: string, printed: string[]): string {
  const known = printed.map(bare);
  const lines = text.trim().split('\n');
  const first = lines.findIndex(
    (line) => isSalutation(line) || !line.split(',').every((part) => known.some((one) => one.includes(bare(part)))),
  );
  return first < 0 ? '' : lines.slice(first).join('\n');
}

/** « Madame Fontaine, » is the beginning of the letter, though it is also the first line of the address. */
function isSalutation(line: string): boolean {
  return line.trimEnd().endsWith(',');
}

function bare(line: string): string {
  return line
    .normalize('NFKD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}
