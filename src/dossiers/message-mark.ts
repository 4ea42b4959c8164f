import { createHmac, timingSafeEqual } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567'; // RFC 4648 6, in small letters: servers fold the case of addresses
const idLetters = 26; // 128 bits, by fives
const proofLetters = 8;
const shape = new RegExp(
  `(?<![a-z0-9])aig([${letters}]{${idLetters}})([${letters}]{${proofLetters}})(?![a-z0-9])`,
  'gi',
);

/**
 * The name of a message of ours where its Message-ID may be rewritten: the field X-Aiguillage-Message, and the envelope sender
 * `contact+<mark>@town` (VERP). 37 letters and digits; the last eight prove that we wrote it, so that nobody tells us that a
 * message of their choice came back.
 *
 * @param id the message's uuid
 * @param key `signingKey(environment, markPurpose)`
 */
export function messageMark(id: string, key: Buffer): string {
  const named = base32(Buffer.from(id.replaceAll('-', ''), 'hex')).slice(0, idLetters);
  return `aig${named}${proofOf(named, key)}`;
}

export const markPurpose = 'message-mark';
export const markField = 'X-Aiguillage-Message';

/** The id of the first message of ours whose mark stands in a text; null when there is none, or somebody made it up. */
export function markedMessage(text: string, key: Buffer): string | null {
  for (const [, named, proof] of text.matchAll(shape)) {
    const own = proofOf(named!.toLowerCase(), key);
    if (timingSafeEqual(Buffer.from(own), Buffer.from(proof!.toLowerCase()))) return uuidOf(named!.toLowerCase());
  }
  return null;
}

function proofOf(named: string, key: Buffer): string {
  return base32(createHmac('sha256', key).update(named).digest()).slice(0, proofLetters);
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function uuidOf(named: string): string {
  const bits = [...named].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
