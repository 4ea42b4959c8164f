import type { Readable } from 'node:stream';
import type { Arrival, StoredContent, UnreadableReason } from '../../../dossiers/arrival.js';

/** A folder of a mailbox, as the server numbers it now: UIDs of another UIDVALIDITY are other mails (RFC 9051 2.3.1.1). */
export interface MailFolder {
  townId: string;
  /** Address of the mailbox. */
  mailbox: string;
  folder: string;
  uidValidity: bigint;
}

/** What names a mail, apart from its UID. */
export interface MailMarks {
  messageId: string | null;
  sha256: string;
  bytes: number;
  reachedAt: Date;
}

/** A mail that was fetched, ready for the line; `refusal`: it goes on the pile, without its content. */
export interface FetchedMail {
  uid: number;
  marks: MailMarks | null;
  arrival: Arrival;
  refusal?: UnreadableReason;
}

/** Where reading a folder stopped. */
export interface Resumed {
  /** Up to this UID every mail is accounted for, but for those that wait. */
  readTo: number;
  /** HIGHESTMODSEQ when the folder was last read to its end (RFC 7162); null: not known. */
  modseq: bigint | null;
  /** UIDs above it that are in the ledger. */
  known: number[];
  /** Not fetched or not stored so far, those that failed most often last. */
  waiting: number[];
  /** The server has numbered the folder anew since; also true the first time. */
  isRenumbered: boolean;
  /** When server and ledger were last compared. */
  checkedAt: Date | null;
}

/** A mail on the server: its number, and its INTERNALDATE; null where the server tells none. */
export interface HeldMail {
  uid: number;
  reachedAt: Date | null;
}

/** Server and ledger side by side. */
export interface Compared {
  onServer: number;
  known: number;
  /** UIDs the ledger does not know, or knows as another mail. */
  missing: number[];
  waiting: number;
  departed: number;
}

/** Why a mail waits. */
export const waitingReasons = ['message-not-fetched', 'message-not-stored'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/**
 * What the town hall remembers of its mailboxes. Every method commits before it returns and may run twice: a mail is one row, a
 * contact at most once, whatever was done before.
 */
export interface MailLedger {
  /** Writes down whether a mailbox is read. @param failure its name; null: it was looked through to its end */
  say(townId: string, mailbox: string, failure: string | null): Promise<void>;
  /** How a folder was numbered when it was last read, and its HIGHESTMODSEQ then; null: not known. */
  lastRead(folder: Omit<MailFolder, 'uidValidity'>): Promise<{ uidValidity: bigint; modseq: bigint } | null>;
  resume(folder: MailFolder): Promise<Resumed>;
  /** Writes a large mail to the document store while it is read. */
  keep(townId: string, content: Readable): Promise<StoredContent>;
  /** Stores mails as contacts and in the ledger, together. */
  take(folder: MailFolder, mails: readonly FetchedMail[]): Promise<void>;
  /** The town's line has as much work before it as it can do in some seconds. */
  isLineFull(townId: string): Promise<boolean>;
  /** Of mails in a folder that is numbered anew, those that are known by Message-ID, size and date. @returns their UIDs */
  recognise(folder: MailFolder, mails: readonly (Omit<MailMarks, 'sha256'> & { uid: number })[]): Promise<number[]>;
  /** Of these mails, those that may be filed: each is a contact, or on the pile. */
  stored(folder: MailFolder, uids: readonly number[]): Promise<number[]>;
  wait(folder: MailFolder, uids: readonly number[], reason: WaitingReason): Promise<void>;
  /** Whatever is known of these numbers, the mails that bear them now are to be fetched. */
  doubt(folder: MailFolder, uids: readonly number[]): Promise<void>;
  /** Another programme took them away before they were fetched. */
  gone(folder: MailFolder, uids: readonly number[]): Promise<void>;
  /** The server says that these have left the folder; those the ledger does not know are nothing to it. */
  left(folder: MailFolder, uids: readonly number[]): Promise<void>;
  /** Every mail up to this UID is accounted for, and filed as the folder was at this HIGHESTMODSEQ. */
  readTo(folder: MailFolder, uid: number, modseq: bigint | null): Promise<void>;
  /** Compares the whole folder with the ledger and keeps what it found. @param held all of the server's */
  compare(folder: MailFolder, held: readonly HeldMail[]): Promise<Compared>;
  /** The server came back from an older copy: what comes after this UID is read again. */
  rewind(folder: MailFolder, uid: number): Promise<void>;
}
export const MAIL_LEDGER = Symbol('MAIL_LEDGER');
