import { createHmac, timingSafeEqual } from 'node:crypto';

/** `SA-2027-000123-0a1b2c3d4e5f6g7h`; what stands before it may be a plus sign that a server has written otherwise. */
const shape = /(?:^|[^a-z\d]|[%=]2b)([a-z]{2,4}-20\d\d-\d{6,})-([\da-v]{16})(?![\da-z])/gi;
const proofBytes = 10;
const proofLetters = 16; // 80 bits, by fives: the least that RFC 2104 5 keeps of a code
const triedMax = 20;
const localPartMax = 64; // RFC 5321 4.5.3.1.1

export const replyPurpose = 'reply-token';

/**
 * The address an answer about a dossier comes to: `contact+SA-2027-000123-…@ville.example` (RFC 5233). The end is signed, so
 * that whoever uses it has had a message of ours about that dossier in hands; a number alone anybody can write.
 *
 * @param key `signingKey(environment, replyPurpose)`
 * @returns null where the local part leaves no room for it
 */
export function replyAddress(address: string, number: string, key: Buffer): string | null {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${number}-${proofOf(number, key)}`;
  return local.length > localPartMax ? null : local + address.slice(at);
}

/**
 * The number of the dossier whose reply token stands in the addresses a mail was sent to, else in what it quotes; whatever became
 * of its case. Null when there is none, or somebody made it up.
 */
export function replyTokenIn(addresses: readonly string[], texts: readonly string[], key: Buffer): string | null {
  for (const words of [...addresses, ...texts]) {
    let tried = 0;
    for (const [, number, proof] of words.matchAll(shape)) {
      const named = number!.toUpperCase();
      if (timingSafeEqual(Buffer.from(proofOf(named, key)), Buffer.from(proof!.toLowerCase()))) return named;
      if (++tried === triedMax) break;
    }
  }
  return null;
}

/** In the digits of RFC 4648 7, small: servers fold the case of addresses. */
function proofOf(number: string, key: Buffer): string {
  const code = createHmac('sha256', key)
    .update(number)
    .digest('hex')
    .slice(0, proofBytes * 2);
  return BigInt(`0x${code}`).toString(32).padStart(proofLetters, '0');
}
