import type { ImapFlow } from 'imapflow';
import type { IntakeDoor } from '../../pipeline/intake/door.types.js';
import type { TownMailbox } from './addresses.js';
import { arrivalOfMail } from './arrival-of-mail.js';
import { MailboxRefusal, type MailboxFailure } from './mailbox-failure.js';
import { mailBytesMax } from './read-mail.js';

const keyword = '$Aiguillage';
// Keeps the command's line short on servers that bound it (Dovecot: 64 kB).
const listedAtOnce = 1_000;
const batchMessagesMax = 32;
const batchBytesMax = 16 * 1024 * 1024;
const receivedAtOnce = 8;
// Enough to say whose mail it is and what about.
const tooLargeHeadBytes = 64 * 1024;

/** What a mailbox needs of intake. */
export type MailDoor = Pick<IntakeDoor, 'receive' | 'quarantine'>;

/** Messages the server did not give, by UID, with the number of times: they wait behind the others, and come alone. */
export type Troubles = Map<number, number>;

interface Waiting {
  uid: number;
  bytes: number;
}

/**
 * Hands every message of the open mailbox that does not bear our mark to the line, and marks it once it is stored.
 * Nothing is deleted or moved. A message that fails stops no other; it keeps unmarked and is met again next time.
 * Returns the name of the last failure, null when all went well. Throws when the connection is lost.
 */
export async function passOver(
  client: ImapFlow,
  mailbox: TownMailbox,
  door: MailDoor,
  troubles: Troubles,
  isStopping: () => boolean,
): Promise<MailboxFailure | null> {
  const mark = markOf(client);
  let failure: MailboxFailure | null = null;
  const uids = await unmarked(client, mark, troubles);
  for (let at = 0; at < uids.length; at += listedAtOnce) {
    for (const batch of batches(await sizes(client, uids.slice(at, at + listedAtOnce)), troubles)) {
      if (isStopping()) return failure;
      failure = (await carry(client, mailbox, door, mark, batch, troubles)) ?? failure;
    }
  }
  return failure;
}

function markOf(client: ImapFlow): string {
  if (!client.mailbox) throw new MailboxRefusal('connection-lost');
  if (client.mailbox.readOnly) throw new MailboxRefusal('mailbox-read-only');
  return markAmong(client.mailbox.permanentFlags);
}

/** Our keyword, or \Seen where the server keeps no keywords (RFC 3501 7.1, PERMANENTFLAGS; absent means all). */
export function markAmong(permanentFlags: ReadonlySet<string> | undefined): string {
  const isKept = !permanentFlags || permanentFlags.has('\\*') || permanentFlags.has(keyword);
  return isKept ? keyword : '\\Seen';
}

/** UIDs in order of arrival, those that made trouble last. */
async function unmarked(client: ImapFlow, mark: string, troubles: Troubles): Promise<number[]> {
  const query = mark === keyword ? { unKeyword: keyword } : { seen: false };
  const found = await client.search(query, { uid: true });
  const trouble = (uid: number) => troubles.get(uid) ?? 0;
  return (found || []).sort((a, b) => trouble(a) - trouble(b) || a - b);
}

async function sizes(client: ImapFlow, uids: readonly number[]): Promise<Waiting[]> {
  const messages = await client.fetchAll([...uids], { uid: true, size: true }, { uid: true });
  const bytes = new Map(messages.map(({ uid, size }) => [uid, size ?? 0]));
  // One that is not in the answer was deleted since: nothing is left to carry.
  return uids.flatMap((uid) => (bytes.has(uid) ? [{ uid, bytes: bytes.get(uid)! }] : []));
}

function* batches(messages: readonly Waiting[], troubles: Troubles): Generator<Waiting[]> {
  let batch: Waiting[] = [];
  let bytes = 0;
  for (const message of messages) {
    const isAlone = troubles.has(message.uid) || message.bytes > mailBytesMax;
    const isFull = batch.length === batchMessagesMax || bytes + message.bytes > batchBytesMax;
    if (batch.length > 0 && (isAlone || isFull)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    if (isAlone) yield [message];
    else {
      batch.push(message);
      bytes += message.bytes;
    }
  }
  if (batch.length > 0) yield batch;
}

async function carry(
  client: ImapFlow,
  mailbox: TownMailbox,
  door: MailDoor,
  mark: string,
  batch: readonly Waiting[],
  troubles: Troubles,
): Promise<MailboxFailure | null> {
  // Before the attempt: a message that makes the server hang up must not be the first again after each reconnection.
  for (const { uid } of batch) troubles.set(uid, (troubles.get(uid) ?? 0) + 1);
  const stored: number[] = [];
  const unfetched = new Set(batch.map(({ uid }) => uid));
  let refused = false;
  await inGroups(await fetchRaw(client, batch), async (message) => {
    unfetched.delete(message.uid);
    troubles.delete(message.uid);
    try {
      await store(door, mailbox, message);
      stored.push(message.uid);
    } catch {
      refused = true;
    }
  });
  if (stored.length > 0 && !(await client.messageFlagsAdd(stored, [mark], { uid: true, silent: true }))) {
    return 'message-not-marked';
  }
  if (refused) return 'message-not-stored';
  return unfetched.size > 0 ? 'message-not-fetched' : null;
}

interface Fetched {
  uid: number;
  raw: Buffer;
  reachedAt: Date;
  isTooLarge: boolean;
}

async function fetchRaw(client: ImapFlow, batch: readonly Waiting[]): Promise<Fetched[]> {
  const isTooLarge = batch[0]!.bytes > mailBytesMax;
  const source = isTooLarge ? { start: 0, maxLength: tooLargeHeadBytes } : true;
  const uids = batch.map(({ uid }) => uid);
  try {
    const messages = await client.fetchAll(uids, { uid: true, internalDate: true, source }, { uid: true });
    return messages.flatMap(({ uid, source: raw, internalDate }) =>
      raw ? [{ uid, raw, isTooLarge, reachedAt: dateOf(internalDate) }] : [],
    );
  } catch (error) {
    // The server refused the batch but is still there: its messages are tried one by one on the next pass.
    if (client.usable) return [];
    throw error;
  }
}

function dateOf(internalDate: Date | string | undefined): Date {
  const date = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}

async function store(door: MailDoor, mailbox: TownMailbox, { raw, reachedAt, isTooLarge }: Fetched): Promise<void> {
  const arrival = arrivalOfMail(mailbox, raw, reachedAt);
  if (!isTooLarge) {
    await door.receive(arrival);
    return;
  }
  // The pile shows whose it is; the mail itself stays where it is, in the mailbox.
  const { original: _head, ...rest } = arrival;
  await door.quarantine(rest, 'too-large');
}

/** Runs `work` over all items, a few at once; `work` does not throw. */
async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: receivedAtOnce }, worker));
}
