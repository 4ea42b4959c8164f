/** Characters of WinAnsi (Windows-1252) beyond Latin-1: French needs œ, Œ, Ÿ, €, ’, « … » is in Latin-1. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

const replacements: Record<string, string> = {
  '\u202f': '\u00a0',
  '\u2009': ' ',
  '\u2011': '-',
  '\u2212': '-',
  '\u200b': '',
};

/**
 * Writes a text with the letters the standard PDF fonts have. Letters they lack lose their accent (Şahin: Sahin), those
 * of other alphabets become a question mark: better seen than lost in silence.
 */
export function toWinAnsi(text: string): string {
  return [...text.normalize('NFC')].map((character) => replacements[character] ?? nearest(character)).join('');
}

function nearest(character: string): string {
  if (isWinAnsi(character)) return character;
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every(isWinAnsi) ? bare : '?';
}

function isWinAnsi(character: string): boolean {
  return /[\n\x20-\x7e\xa0-\xff]/.test(character) || beyondLatin1.includes(character);
}
