import { Flags } from './flags.js';

// Far from the sequence numbers, so that a client that takes one for the other is found out.
const firstUid = 1_001;

export interface StoredMail {
  uid: number;
  raw: Buffer;
  /** When it reached the mailbox; the protocol tells it in whole seconds. */
  internalDate: Date;
  flags: Flags;
}

/** One INBOX in memory. Nothing is ever deleted: a mail's sequence number is its place in `mails`, from 1. */
export class Mailbox {
  private readonly kept: StoredMail[] = [];
  private readonly watchers = new Set<() => void>();

  /** @param uidValidity greater than at any earlier start: the same UID then means another mail (RFC 3501 2.3.1.1) */
  constructor(readonly uidValidity: number) {}

  get mails(): readonly StoredMail[] {
    return this.kept;
  }

  get uidNext(): number {
    return firstUid + this.kept.length;
  }

  append(raw: Buffer, internalDate: Date): void {
    this.kept.push({ uid: this.uidNext, raw, internalDate, flags: new Flags() });
    for (const tell of this.watchers) tell();
  }

  /** Calls `tell` after each new mail, until the function returned is called. */
  watch(tell: () => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }
}
