import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { Logger } from '../../platform/logs/index.js';
import { LOGGER } from '../../platform/logs/index.js';
import { INTAKE_DOOR } from '../../pipeline/intake/door.types.js';
import type { TownMailbox } from './addresses.js';
import { EmailDeliverer } from './email-deliverer.js';
import type { MailDoor } from './mailbox-pass.js';
import { MailboxWatchers } from './mailbox-watchers.js';
import { EmailReader } from './read-mail.js';

/** Where mails are sent, `string | null`. */
export const SMTP_URL = Symbol('SMTP_URL');
/** The mailboxes of every town, `TownMailbox[]`. */
export const MAILBOXES = Symbol('MAILBOXES');

/** The e-mail channel, in and out. It starts no watcher by itself: that is for whoever owns the mailbox. */
@Module({})
export class EmailModule {
  /** @param around what gives SMTP_URL, MAILBOXES and INTAKE_DOOR, when no global module does */
  static register(around: Pick<ModuleMetadata, 'imports' | 'providers'>): DynamicModule {
    return {
      module: EmailModule,
      imports: around.imports ?? [],
      providers: [
        ...(around.providers ?? []),
        {
          provide: EmailReader,
          inject: [MAILBOXES],
          useFactory: (mailboxes: TownMailbox[]) => new EmailReader(mailboxes.map(({ address }) => address)),
        },
        {
          provide: EmailDeliverer,
          inject: [SMTP_URL, MAILBOXES],
          useFactory: (url: string | null, mailboxes: TownMailbox[]) => new EmailDeliverer(url, mailboxes),
        },
        {
          provide: MailboxWatchers,
          inject: [MAILBOXES, INTAKE_DOOR, LOGGER],
          useFactory: (mailboxes: TownMailbox[], door: MailDoor, logger: Logger) =>
            new MailboxWatchers(mailboxes, door, logger),
        },
      ],
      exports: [EmailReader, EmailDeliverer, MailboxWatchers],
    };
  }
}
