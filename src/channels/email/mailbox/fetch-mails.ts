import type { ImapFlow } from 'imapflow';
import { Readable } from 'node:stream';
import type { FetchedMail, MailLedger } from '../../../pipeline/intake/ledger/ledger.types.js';
import type { TownMailbox } from '../addresses.js';
import { arrivalOfLargeMail, arrivalOfMail, refusedMail, type RawMail } from './arrival-of-mail.js';
import { mailBytesMax } from '../read-mail.js';
import { instantOf } from './list-folder.js';
import { isBeyondReading, largeBytes, type Waiting } from './lane.js';

// Enough to say whose mail it is and what about.
const headBytes = 256 * 1024;
const pieceBytes = 1024 * 1024;
// At once, whatever sizes the server had announced.
const heldBytesMax = mailBytesMax;

/**
 * Fetches mails; a large one goes to the document store piece by piece. What the server does not give is left out. Throws when
 * the connection is lost.
 */
export async function fetchMails(
  client: ImapFlow,
  mailbox: TownMailbox,
  ledger: Pick<MailLedger, 'keep'>,
  batch: readonly Waiting[],
): Promise<FetchedMail[]> {
  const [first] = batch;
  try {
    if (first && first.bytes > largeBytes) return await fetchLarge(client, mailbox, ledger, first);
    const mails = await fetchRaw(client, batch, true);
    return mails.map((mail) => arrivalOfMail(mailbox, mail));
  } catch (error) {
    // The server refused these but is still there: they are tried again one by one.
    if (client.usable && !isOurs(error)) return [];
    throw error;
  }
}

/** A disk that is full, a store that is away: no fault of the mail's. */
export class NotKept extends Error {}
const isOurs = (error: unknown) => error instanceof NotKept;

async function fetchLarge(
  client: ImapFlow,
  mailbox: TownMailbox,
  ledger: Pick<MailLedger, 'keep'>,
  mail: Waiting,
): Promise<FetchedMail[]> {
  const [head] = await fetchRaw(client, [mail], { start: 0, maxLength: headBytes });
  if (!head) return [];
  // It is not as large as the server said, or the server gives no more at once.
  if (head.raw.length < headBytes)
    return (await fetchRaw(client, [mail], true)).map((one) => arrivalOfMail(mailbox, one));
  if (isBeyondReading(mail)) return [refusedMail(mailbox, head, mail.bytes)];
  const { content } = await client.download(String(mail.uid), undefined, { uid: true, chunkSize: pieceBytes });
  if (!content) return [];
  let failed: Error | null = null;
  content.once('error', (error: Error) => (failed = error));
  const stored = await ledger.keep(mailbox.townId, Readable.from(content)).catch((error: unknown) => {
    content.destroy();
    // Ending the download for our own sake may make it fail too.
    throw error === failed ? error : new NotKept('a large mail could not be written down', { cause: error });
  });
  return [arrivalOfLargeMail(mailbox, head, stored)];
}

async function fetchRaw(
  client: ImapFlow,
  batch: readonly Waiting[],
  source: true | { start: number; maxLength: number },
): Promise<RawMail[]> {
  const asked = new Set(batch.map(({ uid }) => uid));
  const query = { uid: true, internalDate: true, source };
  const mails: RawMail[] = [];
  let bytes = 0;
  for await (const { uid, source: raw, internalDate } of client.fetch([...asked].join(','), query, { uid: true })) {
    if (!raw || !asked.has(uid)) continue;
    bytes += raw.length;
    // The others come alone, another time.
    if (mails.length > 0 && bytes > heldBytesMax) continue;
    asked.delete(uid);
    mails.push({ uid, raw, reachedAt: instantOf(internalDate) ?? new Date() });
  }
  return mails;
}
