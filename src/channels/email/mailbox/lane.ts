import type { ImapFlow } from 'imapflow';
import { mailBytesMax } from '../read-mail.js';

const askedAtOnce = 500;
/** Fetched together. */
export const batchMessagesMax = 64;
const batchBytesMax = 16 * 1024 * 1024;
/** From here on a mail is written to the disk while it comes, alone. */
export const largeBytes = 4 * 1024 * 1024;

export interface Waiting {
  uid: number;
  /** As the server says, which may lie. */
  bytes: number;
}

/** Mails that wait to be fetched, in order. */
export class Lane {
  private readonly uids: number[] = [];
  private sized: Waiting[] = [];

  add(uids: readonly number[]): void {
    for (const uid of uids) this.uids.push(uid);
  }

  get length(): number {
    return this.uids.length + this.sized.length;
  }

  /**
   * The next mails that are fetched together; a large one comes alone. `vanished`: those the server no longer has.
   * @param isTroublesome it failed before: it comes alone, so that it stops no other
   */
  async next(
    client: ImapFlow,
    isTroublesome: (uid: number) => boolean,
  ): Promise<{ batch: Waiting[]; vanished: number[] }> {
    const vanished: number[] = [];
    if (this.sized.length === 0) {
      const asked = this.uids.splice(0, askedAtOnce);
      if (asked.length === 0) return { batch: [], vanished };
      const messages = await client.fetchAll(asked.join(','), { uid: true, size: true }, { uid: true });
      // A change of flags is told in between, by the same word and without a size.
      const bytes = new Map(messages.flatMap(({ uid, size }) => (size === undefined ? [] : [[uid, size] as const])));
      vanished.push(...asked.filter((uid) => !bytes.has(uid)));
      this.sized = asked.flatMap((uid) => (bytes.has(uid) ? [{ uid, bytes: bytes.get(uid)! }] : []));
    }
    return { batch: this.sized.splice(0, lengthOfBatch(this.sized, isTroublesome)), vanished };
  }
}

function lengthOfBatch(mails: readonly Waiting[], isTroublesome: (uid: number) => boolean): number {
  let bytes = 0;
  for (const [index, mail] of mails.entries()) {
    bytes += mail.bytes;
    const isAlone = mail.bytes > largeBytes || isTroublesome(mail.uid);
    const isFull = index === batchMessagesMax || bytes > batchBytesMax;
    if (index > 0 && (isAlone || isFull)) return index;
    if (isAlone) return 1;
  }
  return mails.length;
}

/** Larger than any mail we read. */
export function isBeyondReading({ bytes }: Waiting): boolean {
  return bytes > mailBytesMax;
}
