import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { TownMailbox } from './addresses.js';
import type { Trust } from './authenticity.js';
import { EmailDeliverer } from './email-deliverer.js';
import { EmailReader } from './read-mail.js';
import type { TownHall } from './town-hall.js';

/** Where mails are sent, `string | null`. */
export const SMTP_URL = Symbol('SMTP_URL');
/** The mailboxes of every town, `TownMailbox[]`. */
export const MAILBOXES = Symbol('MAILBOXES');
/** What the marks of our messages are signed with, `Buffer`: message-mark.ts. */
export const MARK_KEY = Symbol('MARK_KEY');
/** What the addresses that answers come to are signed with, `Buffer`: reply-token.ts. */
export const REPLY_KEY = Symbol('REPLY_KEY');
/** Who passes requests on to a mailbox, by its address. */
export const TOWN_HALL = Symbol('TOWN_HALL');
/** Whose word counts about the sender of a mail, by the mailbox it came to. */
export const MAIL_TRUST = Symbol('MAIL_TRUST');
type TrustOf = (mailbox: string) => Trust;
type HallOf = (mailbox: string) => TownHall;

/** The e-mail channel, in and out. It starts no watcher by itself: that is for whoever owns the mailbox. */
@Module({})
export class EmailModule {
  /** @param around what gives SMTP_URL, MAILBOXES, MARK_KEY, REPLY_KEY, TOWN_HALL and MAIL_TRUST, when no global module does */
  static register(around: Pick<ModuleMetadata, 'imports' | 'providers'>): DynamicModule {
    return {
      module: EmailModule,
      imports: around.imports ?? [],
      providers: [
        ...(around.providers ?? []),
        {
          provide: EmailReader,
          inject: [MAILBOXES, TOWN_HALL, MARK_KEY, REPLY_KEY, MAIL_TRUST],
          useFactory: (mailboxes: TownMailbox[], townHall: HallOf, mark: Buffer, token: Buffer, trust: TrustOf) =>
            new EmailReader(
              mailboxes.map(({ address }) => address),
              { townHall, keys: { mark, token }, trust },
            ),
        },
        {
          provide: EmailDeliverer,
          inject: [SMTP_URL, MAILBOXES, MARK_KEY],
          useFactory: (url: string | null, mailboxes: TownMailbox[], markKey: Buffer) =>
            new EmailDeliverer(url, mailboxes, markKey),
        },
      ],
      exports: [EmailReader, EmailDeliverer],
    };
  }
}
