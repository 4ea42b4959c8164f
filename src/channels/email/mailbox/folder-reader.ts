import type { ImapFlow } from 'imapflow';
import type {
  FetchedMail,
  MailFolder,
  MailLedger,
  WaitingReason,
} from '../../../pipeline/intake/ledger/ledger.types.js';
import { describeError, type Logger } from '../../../platform/logs/index.js';
import type { TownMailbox } from '../addresses.js';
import type { MailboxFailure } from './failure.js';
import { fetchMails, NotKept } from './fetch-mails.js';
import { fileMails, modseqOf, uidsMarked, uidsUnmarked } from './file-mails.js';
import { batchMessagesMax, Lane, largeBytes, type Waiting } from './lane.js';
import { heldMails, looksOf, uidsFrom, uidsWhere } from './list-folder.js';

// As long as the line is full, older mails wait in the mailbox, so that a new one is not behind them all; but never for ever.
const breathsMax = 20;
const filedAtOnce = 500;
const compareEveryMs = 24 * 3_600_000;

export interface Pausing {
  isStopping(): boolean;
  /** Waits a moment, or until a mail is announced. */
  breathe(): Promise<void>;
  /** Other folders want to be looked at: what has long been there waits for the next turn. */
  isTurnOver(): boolean;
}

/**
 * Reads one folder: what is new first, then what has long been there. A mail is filed once it is in the ledger; one that fails
 * stops no other, comes alone and behind the others, and is met again next time. Throws when the connection is lost.
 */
export class FolderReader {
  private readonly fresh = new Lane();
  private readonly backlog = new Lane();
  /** Mails that wait: not fetched or not stored so far. */
  private readonly troubles = new Set<number>();
  /** Stored, and the server would not mark or move them. */
  private readonly unfiled = new Set<number>();
  private highest = 0;
  private comparedAt: Date | null = null;
  /** Of the folder when this reading began. */
  private modseq: bigint | null = null;
  private isBegun = false;
  /** What waits is in the ledger too. */
  private isWrittenDown = true;
  private failure: MailboxFailure | null = null;

  constructor(
    private readonly mailbox: TownMailbox,
    readonly folder: MailFolder,
    private readonly ledger: MailLedger,
    private readonly logger: Logger,
    /** What the server says has left the folder, and the ledger has not been told. */
    private readonly departed: Set<number>,
  ) {}

  /** It was left before its end, for the others' sake. */
  get hasMore(): boolean {
    return this.backlog.length > 0;
  }

  /** @returns the last failure met, null when all went well */
  async read(client: ImapFlow, pausing: Pausing): Promise<MailboxFailure | null> {
    this.failure = null;
    this.isWrittenDown = true;
    // What departs later is told again to whoever asks since then.
    this.modseq = modseqOf(client);
    await this.noteDeparted();
    if (this.isBegun) await this.tryAgain(client);
    else await this.begin(client);
    await this.drain(client, pausing);
    if (!pausing.isStopping() && !this.hasMore && (await this.findMissing(client))) await this.drain(client, pausing);
    return this.failure;
  }

  private async drain(client: ImapFlow, pausing: Pausing): Promise<void> {
    // What failed before comes one by one, and does not wait one by one.
    let sinceWaited = 0;
    for (;;) {
      await this.lookForNew(client);
      const lane = this.fresh.length > 0 ? this.fresh : this.backlog;
      const { batch, vanished } = await lane.next(client, (uid) => this.troubles.has(uid));
      await this.missed(client, vanished);
      if (batch.length + vanished.length === 0) break;
      if (pausing.isStopping()) return;
      if (batch.length > 0) await this.carry(client, batch);
      if (lane === this.fresh) continue;
      if (pausing.isTurnOver()) return;
      // A large mail comes alone, and is work for more than one.
      sinceWaited += batch.some(({ bytes }) => bytes > largeBytes) ? batchMessagesMax : batch.length;
      if (sinceWaited < batchMessagesMax) continue;
      sinceWaited = 0;
      await this.waitForLine(client, pausing);
    }
    if (!this.isWrittenDown) return;
    // What is filed later than this is looked for among all of them.
    const isSettled = this.unfiled.size + this.troubles.size === 0;
    await this.ledger.readTo(this.folder, this.highest, isSettled ? this.modseq : null);
  }

  private async waitForLine(client: ImapFlow, pausing: Pausing): Promise<void> {
    for (let breaths = 0; breaths < breathsMax && this.hasMore && !pausing.isStopping(); breaths += 1) {
      if (!(await this.ledger.isLineFull(this.folder.townId))) return;
      await pausing.breathe();
      await this.lookForNew(client);
      if (this.fresh.length > 0 || pausing.isTurnOver()) return;
    }
  }

  private async tryAgain(client: ImapFlow): Promise<void> {
    if (!this.hasMore) this.backlog.add([...this.troubles]);
    await this.file(client, [...this.unfiled]);
  }

  private async begin(client: ImapFlow): Promise<void> {
    const { readTo, modseq, known, waiting, isRenumbered, checkedAt } = await this.ledger.resume(this.folder);
    const listed = await uidsFrom(client, readTo + 1);
    const seen = new Set(known);
    let unknown = listed.filter((uid) => !seen.has(uid));
    if (isRenumbered && unknown.length > 0) unknown = await this.withoutRecognised(client, unknown);
    if (isRestored(client, readTo)) unknown = await this.givenAgain(client);
    this.backlog.add(unknown);
    for (const uid of waiting) this.troubles.add(uid);
    this.backlog.add(waiting);
    this.highest = Math.max(Math.min(readTo, lastUidOf(client)), listed.at(-1) ?? 0);
    // What was compared under other numbers says nothing of these.
    this.comparedAt = isRenumbered ? null : checkedAt;
    await this.fileAgain(client, new Set([...unknown, ...this.troubles]), modseq);
    this.isBegun = true;
  }

  /** The server came back from an older copy, and gives numbers again: what bears another date is another mail. */
  private async givenAgain(client: ImapFlow): Promise<number[]> {
    const last = lastUidOf(client);
    const { missing } = await this.ledger.compare(this.folder, await heldMails(client, last));
    await this.ledger.doubt(this.folder, missing);
    await this.ledger.rewind(this.folder, last);
    return missing;
  }

  /** A folder numbered anew holds what we have long taken: our mark and the ledger say so, without fetching it all again. */
  private async withoutRecognised(client: ImapFlow, unknown: readonly number[]): Promise<number[]> {
    const marked = new Set(await uidsMarked(client));
    const looks = await looksOf(
      client,
      unknown.filter((uid) => marked.has(uid)),
    );
    const recognised = new Set(looks.length > 0 ? await this.ledger.recognise(this.folder, looks) : []);
    return unknown.filter((uid) => !recognised.has(uid));
  }

  /**
   * What was stored and not filed, because we or the server died in between. Without our mark a number proves nothing (it may have been
   * given again): such a mail is fetched once more, and its content says whether it is known.
   */
  private async fileAgain(client: ImapFlow, todo: ReadonlySet<number>, since: bigint | null): Promise<void> {
    const unmarked = await uidsUnmarked(client, since);
    await this.fetchAgain(unmarked.filter((uid) => uid <= this.highest && !todo.has(uid)));
    if (this.mailbox.fileTo) await this.file(client, await this.ledger.stored(this.folder, await uidsMarked(client)));
  }

  /** Written down first: whatever befalls us, they are met again. */
  private async fetchAgain(uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await this.ledger.doubt(this.folder, uids);
    this.backlog.add(uids);
  }

  private async lookForNew(client: ImapFlow): Promise<void> {
    // Some servers tell of a mail that came meanwhile only at the next command.
    await client.noop();
    const found = await uidsFrom(client, this.highest + 1);
    this.fresh.add(found);
    this.highest = found.at(-1) ?? this.highest;
  }

  private async carry(client: ImapFlow, batch: readonly Waiting[]): Promise<void> {
    const uids = batch.map(({ uid }) => uid);
    let mails: FetchedMail[];
    try {
      mails = await fetchMails(client, this.mailbox, this.ledger, batch);
    } catch (error) {
      if (error instanceof NotKept) {
        await this.postpone(uids, 'message-not-stored');
        return;
      }
      // One that makes the server hang up must not be the first again after each reconnection.
      await this.postpone(uids, 'message-not-fetched');
      throw error;
    }
    await this.file(client, await this.take(mails));
    const fetched = new Set(mails.map(({ uid }) => uid));
    await this.missed(
      client,
      batch.flatMap(({ uid }) => (fetched.has(uid) ? [] : [uid])),
    );
  }

  /** All at once; when that is refused, one by one, so that the one at fault is the only one to wait. @returns UIDs of the stored */
  private async take(mails: readonly FetchedMail[]): Promise<number[]> {
    if (mails.length === 0) return [];
    const uids = mails.map(({ uid }) => uid);
    try {
      await this.ledger.take(this.folder, mails);
      for (const uid of uids) this.troubles.delete(uid);
      return uids;
    } catch (error) {
      if (mails.length === 1) {
        this.logger.warn({ townId: this.folder.townId, ...describeError(error) }, 'a mail could not be stored');
        await this.postpone(uids, 'message-not-stored');
        return [];
      }
    }
    const stored: number[] = [];
    for (const mail of mails) stored.push(...(await this.take([mail])));
    return stored;
  }

  private async file(client: ImapFlow, uids: readonly number[]): Promise<void> {
    for (let at = 0; at < uids.length; at += filedAtOnce) {
      const some = uids.slice(at, at + filedAtOnce);
      const isDone = await fileMails(client, some, this.mailbox.fileTo);
      if (!isDone) this.failure = 'message-not-marked';
      for (const uid of some) this.unfiled[isDone ? 'delete' : 'add'](uid);
    }
  }

  private async missed(client: ImapFlow, uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    const there = new Set(await uidsWhere(client, { uid: uids.join(',') }));
    await this.noteGone(uids.filter((uid) => !there.has(uid)));
    await this.postpone(
      uids.filter((uid) => there.has(uid)),
      'message-not-fetched',
    );
  }

  private async postpone(uids: readonly number[], reason: WaitingReason): Promise<void> {
    if (uids.length === 0) return;
    this.failure = reason;
    for (const uid of uids) this.troubles.add(uid);
    // When the database is away too, nothing is lost: what is not in the ledger is found again by its number, which is above
    // what counts as read.
    await this.ledger.wait(this.folder, uids, reason).catch(() => (this.isWrittenDown = false));
  }

  private async noteDeparted(): Promise<void> {
    const uids = [...this.departed];
    await this.ledger.left(this.folder, uids);
    for (const uid of uids) this.departed.delete(uid);
  }

  /** Another programme took them away. */
  private async noteGone(uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await this.ledger.gone(this.folder, uids);
    for (const uid of uids) this.troubles.delete(uid);
  }

  /** Once a day what the server holds is set beside what we know. @returns whether there is something to fetch */
  private async findMissing(client: ImapFlow): Promise<boolean> {
    if (this.comparedAt && Math.abs(Date.now() - this.comparedAt.getTime()) < compareEveryMs) return false;
    const { missing } = await this.ledger.compare(this.folder, await heldMails(client, this.highest));
    this.comparedAt = new Date();
    await this.fetchAgain(missing);
    return missing.length > 0;
  }
}

/** The last number the server has given, UIDNEXT - 1 (RFC 9051 2.3.1.1); nothing is concluded where it does not say. */
function lastUidOf({ mailbox }: ImapFlow): number {
  return mailbox && mailbox.uidNext > 0 ? mailbox.uidNext - 1 : Infinity;
}

function isRestored(client: ImapFlow, readTo: number): boolean {
  return lastUidOf(client) < readTo;
}
