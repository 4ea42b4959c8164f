import type { ImapFlow, SearchObject } from 'imapflow';
import type { HeldMail } from '../../../pipeline/intake/ledger/ledger.types.js';
import { MailboxRefusal } from './failure.js';

const askedAtOnce = 500;

/** UIDs of the open folder in ascending order, from one to another. Throws when the server does not say. */
export async function uidsFrom(client: ImapFlow, from: number, to: number | '*' = '*'): Promise<number[]> {
  if (to !== '*' && to < from) return [];
  const found = await uidsWhere(client, { uid: `${from}:${to}` });
  // `n:*` also names the last mail when it is below n (RFC 9051 9, seq-range).
  return found.filter((uid) => uid >= from && (to === '*' || uid <= to)).sort((a, b) => a - b);
}

/** A search that is refused is no empty folder: what is not named would be taken for gone. */
export async function uidsWhere(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!found) throw new MailboxRefusal('listing-refused');
  return found;
}

/** Number and date of arrival of every mail of the open folder, up to one. A mail whose date is not told is there all the same. */
export async function heldMails(client: ImapFlow, to: number): Promise<HeldMail[]> {
  const uids = await uidsFrom(client, 1, to);
  const dates = new Map<number, Date | null>();
  for (let at = 0; at < uids.length; at += askedAtOnce) {
    const range = uids.slice(at, at + askedAtOnce).join(',');
    const query = { uid: true, internalDate: true };
    for await (const { uid, internalDate } of client.fetch(range, query, { uid: true })) {
      dates.set(uid, instantOf(internalDate));
    }
  }
  return uids.map((uid) => ({ uid, reachedAt: dates.get(uid) ?? null }));
}

/** INTERNALDATE; null when the server gives none that is one. */
export function instantOf(internalDate: Date | string | undefined): Date | null {
  const date = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

export interface Look {
  uid: number;
  messageId: string | null;
  bytes: number;
  reachedAt: Date;
}

/** What is told of mails without fetching them; those without a Message-ID are left out. */
export async function looksOf(client: ImapFlow, uids: readonly number[]): Promise<Look[]> {
  const looks: Look[] = [];
  for (let at = 0; at < uids.length; at += askedAtOnce) {
    const range = uids.slice(at, at + askedAtOnce).join(',');
    const query = { uid: true, envelope: true, size: true, internalDate: true };
    for (const { uid, envelope, size, internalDate } of await client.fetchAll(range, query, { uid: true })) {
      const reachedAt = instantOf(internalDate);
      if (!envelope?.messageId || size === undefined || reachedAt === null) continue;
      looks.push({ uid, messageId: envelope.messageId, bytes: size, reachedAt });
    }
  }
  return looks;
}
