import type { ImapFlow, MailboxOpenOptions } from 'imapflow';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailLedger } from '../../../pipeline/intake/ledger/ledger.types.js';
import type { Logger } from '../../../platform/logs/index.js';
import type { TownMailbox } from '../addresses.js';
import { backoffMs } from './backoff.js';
import { Departed } from './departed.js';
import { mailboxFailure, MailboxRefusal, type MailboxFailure } from './failure.js';
import { FolderReader } from './folder-reader.js';
import { parseImapUrl } from './imap-url.js';
import { AccessTokens } from './oauth.js';
import { imapClient } from './open-imap.js';
import { Wake } from './wake.js';

const pollMs = 60_000;
const retryFirstMs = 1_000;
const breathMs = 1_000;
const turnMs = 5_000;
const restMs = 250;

export interface MailboxState {
  address: string;
  connected: boolean;
  /** Cleared by the next pass that meets no failure. */
  lastError: MailboxFailure | null;
  /** When the mailbox was last looked through to its end. */
  lastSeenAt: Date | null;
}

/**
 * Reads one mailbox for as long as it runs: at once, when the server announces a mail (IDLE, RFC 2177), and every
 * minute in case it forgot to. Two watchers on one mailbox lose nothing and store nothing twice, but work for nothing:
 * whoever starts it sees to it that it is the only one.
 */
export class MailboxWatcher {
  private readonly tokens: AccessTokens | null;
  private readonly folders: readonly string[];
  private readonly wake = new Wake();
  private readonly readers = new Map<string, FolderReader>();
  private client: ImapFlow | null = null;
  private stopping = false;
  private running: Promise<void> | null = null;
  private connected = false;
  private lastError: MailboxFailure | null = null;
  private lastSeenAt: Date | null = null;

  constructor(
    private readonly mailbox: TownMailbox,
    private readonly ledger: MailLedger,
    private readonly logger: Logger,
  ) {
    this.tokens = mailbox.oauth ? new AccessTokens(mailbox.oauth) : null;
    this.folders = mailbox.folders ?? ['INBOX'];
  }

  start(): void {
    if (this.running) return;
    this.stopping = false;
    this.running = this.run();
  }

  /** Ends once the batch in hand is stored and filed, and the connection closed. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    if (!this.connected) this.client?.close();
    await this.running;
    this.running = null;
  }

  state(): MailboxState {
    const { connected, lastError, lastSeenAt } = this;
    return { address: this.mailbox.address, connected, lastError, lastSeenAt };
  }

  private async run(): Promise<void> {
    for (let attempt = 1; !this.stopping; attempt += 1) {
      const startedAt = performance.now();
      try {
        await this.session();
      } catch (error) {
        const failure = mailboxFailure(error);
        if (failure === 'credentials-refused') this.tokens?.forget();
        this.fail(failure);
        this.say();
      }
      // A connection that held is no reason to be slow to open the next.
      if (performance.now() - startedAt > pollMs) attempt = 1;
      if (!this.stopping) await this.wake.wait(backoffMs(attempt, retryFirstMs, pollMs));
    }
  }

  private async session(): Promise<void> {
    const server = parseImapUrl(this.mailbox.url, this.tokens !== null);
    const client = imapClient(server, this.tokens ? await this.tokens.current() : null);
    client.on('exists', () => this.wake.now());
    client.on('close', () => this.wake.now());
    // Why a connection ended is told before the command in hand is told that it did.
    let cause: unknown = null;
    client.on('error', (error: unknown) => (cause ??= error));
    const departed = new Departed(client);
    this.client = client;
    try {
      await client.connect();
      await client.mailboxOpen(this.folders[0]!, await this.known(this.folders[0]!));
      this.connected = true;
      await this.watch(client, departed);
      if (client.usable) await client.logout();
    } catch (error) {
      throw cause ?? error;
    } finally {
      this.connected = false;
      this.client = null;
      // What a session knew is asked again: the ledger is the memory.
      this.readers.clear();
      client.close();
    }
  }

  private async watch(client: ImapFlow, departed: Departed): Promise<void> {
    await makeFolder(client, this.mailbox.fileTo);
    for (let failedPasses = 0; !this.stopping;) {
      if (!client.usable) throw new MailboxRefusal('connection-lost');
      const failure = await this.pass(client, departed);
      const passedAt = performance.now();
      failedPasses = failure ? failedPasses + 1 : 0;
      if (this.stopping) return;
      if ([...this.readers.values()].some(({ hasMore }) => hasMore) && !failure) continue;
      // Any command ends the IDLE, so the next pass needs no other way to break it. What it ends with is no news: a lost
      // connection is seen by `usable`.
      void client.idle().catch(() => undefined);
      await this.wake.wait(failure ? backoffMs(failedPasses, retryFirstMs, pollMs) : pollMs);
      // A server that announces without end is not asked without end.
      await pause(Math.max(0, passedAt + restMs - performance.now()));
    }
  }

  /** The folder that is listened to comes first, and last to be the one that is open. */
  private async pass(client: ImapFlow, departed: Departed): Promise<MailboxFailure | null> {
    let failure: MailboxFailure | null = null;
    const [listened, ...others] = this.folders;
    for (const folder of others.length > 0 ? [listened!, ...others, listened!] : [listened!]) {
      if (!this.stopping) failure = (await this.readFolder(client, folder, departed)) ?? failure;
    }
    if (failure) this.fail(failure);
    else this.lastError = null;
    this.lastSeenAt = new Date();
    this.say();
    return failure;
  }

  private async readFolder(client: ImapFlow, path: string, departed: Departed): Promise<MailboxFailure | null> {
    const reader = await this.readerOf(client, path, departed);
    if (!(reader instanceof FolderReader)) return reader;
    const begunAt = performance.now();
    return reader.read(client, {
      isStopping: () => this.stopping,
      isTurnOver: () => this.folders.length > 1 && performance.now() - begunAt > turnMs,
      breathe: () => this.wake.wait(breathMs),
    });
  }

  private async readerOf(client: ImapFlow, path: string, departed: Departed): Promise<FolderReader | MailboxFailure> {
    const open = client.mailbox && client.mailbox.path === path ? client.mailbox : await this.opened(client, path);
    if (!open) return 'folder-missing';
    if (open.readOnly) throw new MailboxRefusal('mailbox-read-only');
    const known = this.readers.get(path);
    if (known?.folder.uidValidity === open.uidValidity) return known;
    const { townId, address } = this.mailbox;
    const folder = { townId, mailbox: address, folder: path, uidValidity: open.uidValidity };
    const reader = new FolderReader(this.mailbox, folder, this.ledger, this.logger, departed.of(path));
    this.readers.set(path, reader);
    return reader;
  }

  private async opened(client: ImapFlow, path: string) {
    const known = await this.known(path);
    try {
      return await client.mailboxOpen(path, known);
    } catch (error) {
      if (client.usable) return null;
      throw error;
    }
  }

  /** What we say we know, so that the server says what has left since (QRESYNC, RFC 7162 3.2.5); others do not hear it. */
  private async known(folder: string): Promise<MailboxOpenOptions> {
    const { townId, address: mailbox } = this.mailbox;
    const last = await this.ledger.lastRead({ townId, mailbox, folder });
    return last ? { uidValidity: last.uidValidity, changedSince: last.modseq } : {};
  }

  /** For the town hall; when the database is away the health page still knows. */
  private say(): void {
    const { townId, address } = this.mailbox;
    void this.ledger.say(townId, address, this.lastError).catch(() => undefined);
  }

  private fail(failure: MailboxFailure): void {
    if (failure !== this.lastError)
      this.logger.warn({ townId: this.mailbox.townId, failure }, 'mailbox not wholly read');
    this.lastError = failure;
  }
}

/** The folder to file into is made when it is not there; one that cannot be made is told of when a mail is filed. */
async function makeFolder(client: ImapFlow, path: string | undefined): Promise<void> {
  if (path !== undefined) await client.mailboxCreate(path).catch(() => undefined);
}
