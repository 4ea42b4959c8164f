import PostalMime, { type Email } from 'postal-mime';

// Nothing a person writes is deeper; each level of a nested mail costs a copy of what is inside it.
const limits = { maxNestingDepth: 256, maxHeadersSize: 2 * 1024 * 1024, maxRfc822NestingDepth: 3 };

/**
 * Parses a raw mail, and mends what a wrong charset label spoilt: "Mus�e" (Latin-1 called UTF-8, or not called
 * anything) and "MusÃ©e" (UTF-8 called Latin-1). Throws what postal-mime throws when a limit is passed.
 */
export async function parseMail(raw: Buffer): Promise<Email> {
  let best = await PostalMime.parse(raw, limits);
  let least = damage(best);
  for (const relabel of relabellings) {
    if (least === 0) break;
    const other = await PostalMime.parse(relabel(raw), limits);
    const left = damage(other);
    if (left < least) [best, least] = [other, left];
  }
  return best;
}

const relabellings: ((raw: Buffer) => Buffer)[] = [
  (raw) => Buffer.from(new TextDecoder('windows-1252').decode(raw), 'utf8'),
  (raw) => withCharset(raw, /(charset\s*=\s*"?)utf-?8/gi, 'windows-1252'),
  (raw) => withCharset(raw, /(charset\s*=\s*"?)(?:iso-8859-15?|windows-1252|us-ascii)/gi, 'utf-8'),
];

function withCharset(raw: Buffer, label: RegExp, charset: string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(label, `$1${charset}`), 'latin1');
}

const spoilt =
  /\ufffd|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Â[\u00a0-\u00bf]|â€/g;

function damage(email: Email): number {
  const words = [email.subject, email.from?.name, email.text, email.html].join('\n');
  return words.match(spoilt)?.length ?? 0;
}
