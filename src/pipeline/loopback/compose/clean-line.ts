import { withoutUnseen } from '../../../dossiers/unseen-signs.js';

/** The beginning says enough, and keeps a hostile text from holding the line up. */
const charactersRead = 2000;
const links = /(?:\b[a-z][a-z\d+.-]*:\/\/|\bwww\.)\S*|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;

/**
 * Words of the usager on one line, fit to be said back to them. Without links and addresses: a stranger who writes in somebody
 * else's name must not have us send theirs.
 */
export function cleanLine(text: string): string {
  return withoutUnseen(text.slice(0, charactersRead).normalize('NFC'))
    .replace(links, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
