import type { TownMailbox } from '../addresses.js';

const localPartMax = 64; // RFC 5321 4.5.3.1.1

/**
 * Where the reports on a mail are sent: the mailbox it leaves from, and where that takes sub-addresses, one that names the message,
 * which no server rewrites (VERP).
 */
export function bouncesTo(
  { address, subaddressing }: Pick<TownMailbox, 'address' | 'subaddressing'>,
  mark: string,
): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${mark}`;
  return subaddressing && local.length <= localPartMax ? local + address.slice(at) : address;
}
