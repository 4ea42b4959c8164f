import type { Mailbox } from './mailbox.js';

/** Null for a name and password that do not belong together. */
export type FindMailbox = (user: string, password: string) => Mailbox | null;

/** How a command ends (`OK done`), or what the client is asked for first; `next` is given its next line. */
export type Outcome = string | { prompt: string; next: (line: string) => string };

export interface OpenMailbox {
  mailbox: Mailbox;
  isReadOnly: boolean;
}

/** What one connection has come to: whose it is, what it has open, and what it was told. */
export class Session {
  owner: Mailbox | null = null;
  opened: OpenMailbox | null = null;
  /** A command waits for the client (IDLE): a new mail is told at once. Between two commands nothing may be said. */
  isWaiting = false;
  isLeaving = false;
  private announced = 0;
  private unwatch = () => {};

  constructor(
    /** Writes one line, given without its end. */
    readonly send: (line: string | Buffer) => void,
    private readonly findMailbox: FindMailbox,
  ) {}

  /** False when they do not belong together. */
  enter(user: string, password: string): boolean {
    this.close();
    this.owner = this.findMailbox(user, password);
    return this.owner !== null;
  }

  open(mailbox: Mailbox, isReadOnly: boolean): void {
    this.opened = { mailbox, isReadOnly };
    this.announced = mailbox.mails.length;
    this.unwatch = mailbox.watch(() => {
      if (this.isWaiting) this.announce();
    });
  }

  close(): void {
    this.unwatch();
    this.opened = null;
  }

  /** Tells of the mails that came since it was last told. */
  announce(): void {
    const count = this.opened?.mailbox.mails.length ?? this.announced;
    if (count > this.announced) this.send(`* ${count} EXISTS`);
    this.announced = count;
  }
}
