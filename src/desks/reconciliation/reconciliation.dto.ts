import { ApiProperty } from '@nestjs/swagger';
import { mailboxFailures } from '../../channels/email/index.js';
import { channelNames, type ChannelName } from '../../dossiers/arrival.js';
import { waitingReasons, type WaitingReason } from '../../pipeline/intake/ledger/ledger.types.js';
import { ListOf, OneOf } from '../dto/properties.js';

/** What became of all that came by one door on one day. */
export class DoorCount {
  @OneOf('ChannelName', channelNames) channel!: ChannelName;
  @ApiProperty() source!: string;
  @ApiProperty({ description: 'Counted by themselves, not as the sum of the others.' }) received!: number;
  @ApiProperty({ description: 'Became a dossier, joined one, or answered on the spot.' }) accepted!: number;
  @ApiProperty({ description: 'Still on the line.' }) underway!: number;
  @ApiProperty({ description: 'Waiting for a person to qualify or to read.' }) toPeople!: number;
  @ApiProperty() quarantined!: number;
  @ApiProperty() setAside!: number;
}

/** Turned away and counted, nothing of it kept. It belongs to no town: a wrong signature has none. */
export class RefusalCount {
  @ApiProperty({ description: 'A channel of arrival, or `sms`.' }) channel!: string;
  @ApiProperty() reason!: string;
  @ApiProperty() count!: number;
}

/** What the server held that day beside what we know of it. */
export class ServerComparison {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() onServer!: number;
  @ApiProperty() known!: number;
  @ApiProperty({ description: 'On the server and not in our ledger: fetched at once.' }) missing!: number;
  @ApiProperty({ description: 'In our ledger, and in the folder no more.' }) departed!: number;
}

/** What became of the mails first seen in one folder on one day. */
export class MailboxAccount {
  @ApiProperty() mailbox!: string;
  @ApiProperty() folder!: string;
  @ApiProperty({ description: 'Became a contact.' }) taken!: number;
  @ApiProperty({ description: 'Known already: the same mail again.' }) twins!: number;
  @ApiProperty({ description: 'On the pile without its content: too large.' }) refused!: number;
  @ApiProperty({ description: 'Taken away by another programme before it was fetched.' }) gone!: number;
  @ApiProperty({ description: 'Now, of every day: not fetched or not stored yet.' }) waiting!: number;
  @ApiProperty({ type: ServerComparison, nullable: true, description: 'Null: not compared that day.' })
  compared!: ServerComparison | null;
}

/** A mail that is on the server and could not be fetched or stored so far. */
export class WaitingMail {
  @ApiProperty() mailbox!: string;
  @ApiProperty() folder!: string;
  @ApiProperty({ description: 'Its number in the folder.' }) uid!: number;
  @OneOf('WaitingReason', waitingReasons) reason!: WaitingReason;
  @ApiProperty() attempts!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
}

/** `silent`: no process says that it reads it. */
const unreadReasons = [...mailboxFailures, 'silent'] as const;

/** A mailbox that is not being read, or not wholly. */
export class UnreadMailbox {
  @ApiProperty() mailbox!: string;
  @OneOf('UnreadReason', unreadReasons) why!: (typeof unreadReasons)[number];
  @ApiProperty({ format: 'date-time' }) since!: string;
}

export class Reconciliation {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty({
    description:
      'Every door: received = accepted + underway + toPeople + quarantined + setAside; every mailbox that was compared: nothing missing.',
  })
  balanced!: boolean;
  @ListOf(DoorCount) doors!: DoorCount[];
  @ListOf(MailboxAccount) mailboxes!: MailboxAccount[];
  @ListOf(WaitingMail) waiting!: WaitingMail[];
  @ListOf(UnreadMailbox, 'Now, whatever the day.') unread!: UnreadMailbox[];
  @ListOf(RefusalCount, 'Of the whole installation.') refusals!: RefusalCount[];
}
