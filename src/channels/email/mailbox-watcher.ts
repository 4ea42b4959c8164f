import { ImapFlow } from 'imapflow';
import type { Logger } from '../../platform/logs/index.js';
import type { TownMailbox } from './addresses.js';
import { backoffMs } from './backoff.js';
import { parseImapUrl, type ImapServer } from './imap-url.js';
import { mailboxFailure, MailboxRefusal, type MailboxFailure } from './mailbox-failure.js';
import { passOver, type MailDoor, type Troubles } from './mailbox-pass.js';
import { Wake } from './wake.js';

const pollMs = 60_000;
const retryFirstMs = 1_000;
const connectTimeoutMs = 15_000;
// Longer than a poll, so that silence means a dead line.
const silenceMs = 90_000;

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
  private readonly server: ImapServer;
  private readonly wake = new Wake();
  private readonly troubles: Troubles = new Map();
  private uidValidity: bigint | null = null;
  private client: ImapFlow | null = null;
  private stopping = false;
  private running: Promise<void> | null = null;
  private connected = false;
  private lastError: MailboxFailure | null = null;
  private lastSeenAt: Date | null = null;

  /** Throws when the mailbox's address on its server is not one. */
  constructor(
    private readonly mailbox: TownMailbox,
    private readonly door: MailDoor,
    private readonly logger: Logger,
  ) {
    this.server = parseImapUrl(mailbox.url);
  }

  start(): void {
    if (this.running) return;
    this.stopping = false;
    this.running = this.run();
  }

  /** Ends once the batch in hand is stored and marked, and the connection closed. */
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
      const startedAt = Date.now();
      try {
        await this.session();
      } catch (error) {
        this.fail(mailboxFailure(error));
      }
      // A connection that held is no reason to be slow to open the next.
      if (Date.now() - startedAt > pollMs) attempt = 1;
      if (!this.stopping) await this.wake.wait(backoffMs(attempt, retryFirstMs, pollMs));
    }
  }

  private async session(): Promise<void> {
    const client = this.open();
    try {
      await client.connect();
      const { uidValidity } = await client.mailboxOpen('INBOX');
      if (uidValidity !== this.uidValidity) this.troubles.clear();
      this.uidValidity = uidValidity;
      this.connected = true;
      await this.watch(client);
      if (client.usable) await client.logout();
    } finally {
      this.connected = false;
      this.client = null;
      client.close();
    }
  }

  private open(): ImapFlow {
    const { host, port, secure, user, password } = this.server;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: connectTimeoutMs,
      greetingTimeout: connectTimeoutMs,
      socketTimeout: silenceMs,
    });
    client.on('exists', () => this.wake.now());
    client.on('close', () => this.wake.now());
    client.on('error', (error: unknown) => this.fail(mailboxFailure(error)));
    this.client = client;
    return client;
  }

  private async watch(client: ImapFlow): Promise<void> {
    for (let failedPasses = 0; !this.stopping;) {
      if (!client.usable) throw new MailboxRefusal('connection-lost');
      const failure = await this.pass(client);
      failedPasses = failure ? failedPasses + 1 : 0;
      if (this.stopping) return;
      // Any command ends the IDLE, so the next pass needs no other way to break it. What it ends with is no news: a lost
      // connection is seen by `usable`.
      void client.idle().catch(() => undefined);
      await this.wake.wait(failure ? backoffMs(failedPasses, retryFirstMs, pollMs) : pollMs);
    }
  }

  private async pass(client: ImapFlow): Promise<MailboxFailure | null> {
    // Some servers tell of a mail that came during a search only at the next command.
    await client.noop();
    const failure = await passOver(client, this.mailbox, this.door, this.troubles, () => this.stopping);
    if (failure) this.fail(failure);
    else this.lastError = null;
    this.lastSeenAt = new Date();
    return failure;
  }

  private fail(failure: MailboxFailure): void {
    if (failure !== this.lastError)
      this.logger.warn({ townId: this.mailbox.townId, failure }, 'mailbox not wholly read');
    this.lastError = failure;
  }
}
