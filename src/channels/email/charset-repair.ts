import type { Email } from 'postal-mime';

/**
 * Ways to read a mail again whose charset label lies: bytes of Latin-1 where UTF-8 is due; Latin-1 called UTF-8
 * ("Mus\ufffde"); UTF-8 called Latin-1 ("MusÃ©e"). The reading with the least damage is the right one.
 */
export const relabellings: ((raw: Buffer) => Buffer)[] = [
  (raw) => Buffer.from(new TextDecoder('windows-1252').decode(raw), 'utf8'),
  (raw) => withCharset(raw, /(charset\s*=\s*"?)utf-?8/gi, 'windows-1252'),
  (raw) => withCharset(raw, /(charset\s*=\s*"?)(?:iso-8859-15?|windows-1252|us-ascii)/gi, 'utf-8'),
];

/** How many characters of the words bear the marks of a wrong charset. */
export function spoiltCount(email: Email): number {
  const words = [email.subject, email.from?.name, email.text, email.html].join('\n');
  return words.match(spoilt)?.length ?? 0;
}

const spoilt =
  /\ufffd|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Â[\u00a0-\u00bf]|â€/g;

function withCharset(raw: Buffer, label: RegExp, charset: string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(label, `$1${charset}`), 'latin1');
}
