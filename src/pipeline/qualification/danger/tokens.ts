import { fold } from '../../../dossiers/fold.js';

/** What OCR reads, and some people write, for a letter. */
const lettersFor: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 5: 's', ı: 'i' };

/**
 * The words of a text, folded. A word cut at the end of a line is one word; a digit among letters is a letter; « jveux » is
 * « je veux », for no French word begins so.
 */
export function tokensOf(text: string): string[] {
  const joined = text.replace(/(\p{L})-[^\S\n]*\n\s*(\p{Ll})/gu, '$1$2');
  const words = fold(joined).match(/[\p{L}\d]{1,200}/gu) ?? []; // bounded: a word of megabytes would exhaust the matcher
  return words.flatMap((word) => (isOdd.test(word) ? mended(word) : word));
}

const isOdd = /ı|\d\p{L}|\p{L}\d|^j[b-df-gj-np-tv-z]/u;

function mended(word: string): string[] {
  const letters = word.replace(/[0135ı]/g, (sign) => lettersFor[sign]!);
  return /^j[b-df-gj-np-tv-z]/.test(letters) ? ['je', letters.slice(1)] : [letters];
}
