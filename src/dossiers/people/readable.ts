/** Who writes is said at the two ends of a text; the middle of a long one is left out, so that time is bounded. */
const headCharacters = 20_000;
const tailCharacters = 10_000;
const lineCharacters = 300;

/** At most 30 001 characters of the text, in lines of 300 at most. */
export function readable(text: string): string {
  const kept =
    text.length <= headCharacters + tailCharacters
      ? text
      : `${text.slice(0, headCharacters)}\n${text.slice(-tailCharacters)}`;
  return kept
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.slice(0, lineCharacters))
    .join('\n');
}
