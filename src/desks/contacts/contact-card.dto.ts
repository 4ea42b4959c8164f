import { ApiProperty } from '@nestjs/swagger';
import { channelNames, type ChannelName } from '../../dossiers/arrival.js';
import { messageChannels, type MessageChannel } from '../../dossiers/delivery.js';
import { contactStates, messageStates, type ContactState, type MessageState } from '../../dossiers/states.js';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';
import { steps, type Step } from './step-of.js';

export const alertLevels = ['high', 'emergency'] as const;
export type AlertLevel = (typeof alertLevels)[number];

export class AlertMark {
  @OneOf('AlertLevel', alertLevels) level!: AlertLevel;
}

export class MessageMark {
  @OneOf('MessageChannel', messageChannels) channel!: MessageChannel;
  @OneOf('MessageState', Object.keys(messageStates)) state!: MessageState;
}

/** One arrival, as lists show it. */
export class ContactCard {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('ChannelName', channelNames) channel!: ChannelName;
  @ApiProperty({ description: 'Which door: the number dialled, the mailbox, the folder, `formulaire`, `guichet`.' })
  source!: string;
  @ApiProperty({ description: 'When it reached the town hall; it never changes (TR-06).' }) receivedAt!: Date;
  @ApiProperty() storedAt!: Date;
  @ApiProperty() updatedAt!: Date;
  @OneOf('ContactState', Object.keys(contactStates)) state!: ContactState;
  @OneOf('Stage', steps, { description: 'Where it is on the line.' }) stage!: Step;
  @Maybe(String, 'Why it is in this state: a word of a closed list.') reason!: string | null;
  @Maybe(String, 'The same for people, in French.') reasonInFrench!: string | null;
  @Maybe(String, 'Number in the register of the courrier.') chrono!: string | null;
  @Maybe(String, 'BCP 47; null when unknown.', { example: 'fr' }) language!: string | null;
  @Maybe(String, 'Name, else e-mail, else number; masked when `contentHidden`. Null for nobody known.')
  senderLabel!: string | null;
  @Maybe(String, 'Null also when `contentHidden`, and of an emergency in lists.') subject!: string | null;
  @ApiProperty({ description: 'It belongs to a confidential service and the caller is not one of its agents (J12).' })
  contentHidden!: boolean;
  @Maybe(DemarcheName) demarche!: DemarcheName | null;
  @Maybe(Number, '0 to 1; null when a person said what it is about, or nobody has yet.') confidence!: number | null;
  @Maybe(Named) service!: Named | null;
  @Maybe(Named) administration!: Named | null;
  @ApiProperty({ type: [String] }) dossierNumbers!: string[];
  @ListOf(AlertMark) alerts!: AlertMark[];
  @ListOf(MessageMark, 'What was said to the usager.') messages!: MessageMark[];
}
