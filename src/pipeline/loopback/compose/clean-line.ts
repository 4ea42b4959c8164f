/** Marks that change the direction of what follows, or show nothing. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** The beginning says enough, and keeps a hostile text from holding the line up. */
const charactersRead = 2000;
const links = /(?:\b[a-z][a-z\d+.-]*:\/\/|\bwww\.)\S*|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;

/**
 * Words of the usager on one line, fit to be said back to them. Without links and addresses: a stranger who writes in somebody
 * else's name must not have us send theirs.
 */
export function cleanLine(text: string): string {
  return text
    .slice(0, charactersRead)
    .normalize('NFC')
    .replace(unseen, '')
    .replace(links, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
