import { fromUuencode } from './transfer.js';

export interface UuencodedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

// `M` says 45 bytes, in 60 characters: what every line but the last is.
const block = /^begin [0-7]{3,4} ([^\n]{1,200})\n((?:M[ -`]{60,61}\n)*(?:[ -L][ -`]{0,61}\n)?)(?:[ `]?\n)?end[ \t]*$/gm;

/** Files as they were sent before MIME, taken out of the words they stand in. */
export function withoutUuencoded(text: string): { text: string; uuencoded: UuencodedFile[] } {
  const uuencoded: UuencodedFile[] = [];
  if (!text.includes('\nend') || !/^begin [0-7]{3}/m.test(text)) return { text, uuencoded };
  const rest = text.replace(block, (_, name: string, lines: string) => {
    uuencoded.push({ name, type: 'application/octet-stream', bytes: fromUuencode(Buffer.from(lines, 'latin1')) });
    return '';
  });
  return { text: rest, uuencoded };
}
