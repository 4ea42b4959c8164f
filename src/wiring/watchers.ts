import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { ScanFolderWatcher, type ScanFolderState } from '../channels/courrier/index.js';
import { MAILBOXES, MailboxWatcher, type MailboxState, type TownMailbox } from '../channels/email/index.js';
import { INTAKE_DOOR, type IntakeDoor } from '../pipeline/intake/door.types.js';
import { MAIL_LEDGER, type MailLedger } from '../pipeline/intake/ledger/ledger.types.js';
import { Clock } from '../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../platform/config/index.js';
import { Ownership, SERVICE_DATABASE_URL } from '../platform/database/index.js';
import { LOGGER, type Logger } from '../platform/logs/index.js';
import { Towns } from '../towns/index.js';

interface Watch {
  ownership: Ownership;
  /** Null while another process, or nobody, watches. */
  watcher: MailboxWatcher | ScanFolderWatcher | null;
}

/** Watches every mailbox and every scan folder of the towns, each by one process at a time. */
@Injectable()
export class Watchers implements OnApplicationShutdown {
  private readonly watches: Watch[] = [];

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(MAILBOXES) private readonly mailboxes: readonly TownMailbox[],
    @Inject(INTAKE_DOOR) private readonly door: IntakeDoor,
    @Inject(MAIL_LEDGER) private readonly ledger: MailLedger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  async start(): Promise<void> {
    for (const mailbox of this.mailboxes) {
      this.own(`mailbox ${mailbox.address}`, () => new MailboxWatcher(mailbox, this.ledger, this.logger));
    }
    for (const { id: townId } of await this.towns.all()) {
      const { path } = (await this.towns.byId(townId)).configuration.scan_folder;
      const folder = { townId, path: join(this.environment.DATA_DIR, path) };
      this.own(`scan folder ${path}`, () => new ScanFolderWatcher(folder, this.door, () => this.clock.now()));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(
      this.watches.map(async (watch) => {
        await watch.watcher?.stop();
        await watch.ownership.stop();
      }),
    );
  }

  mailboxStates(): MailboxState[] {
    return this.watches.flatMap(({ watcher }) => (watcher instanceof MailboxWatcher ? [watcher.state()] : []));
  }

  folderStates(): ScanFolderState[] {
    return this.watches.flatMap(({ watcher }) => (watcher instanceof ScanFolderWatcher ? [watcher.state()] : []));
  }

  private own(name: string, make: () => MailboxWatcher | ScanFolderWatcher): void {
    const start = () => {
      watch.watcher = make();
      watch.watcher.start();
    };
    const stop = async () => {
      const { watcher } = watch;
      watch.watcher = null;
      await watcher?.stop();
    };
    const watch: Watch = { ownership: new Ownership(this.databaseUrl, name, start, stop), watcher: null };
    this.watches.push(watch);
    watch.ownership.start();
  }
}
