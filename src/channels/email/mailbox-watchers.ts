import type { Logger } from '../../platform/logs/index.js';
import type { TownMailbox } from './addresses.js';
import type { MailDoor } from './mailbox-pass.js';
import { MailboxWatcher, type MailboxState } from './mailbox-watcher.js';

/** One watcher for each mailbox of every town; each is started by whoever owns that mailbox, and alone. */
export class MailboxWatchers {
  readonly all: readonly MailboxWatcher[];

  /** Throws when a mailbox's address on its server is not one. */
  constructor(mailboxes: readonly TownMailbox[], door: MailDoor, logger: Logger) {
    this.all = mailboxes.map((mailbox) => new MailboxWatcher(mailbox, door, logger));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.all.map((watcher) => watcher.stop()));
  }

  states(): MailboxState[] {
    return this.all.map((watcher) => watcher.state());
  }
}
