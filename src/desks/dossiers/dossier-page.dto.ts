import { ApiProperty } from '@nestjs/swagger';
import { debtKinds, type DebtKind } from '../../dossiers/debts.js';
import {
  deliveryFailures,
  messageChannels,
  type DeliveryFailure,
  type MessageChannel,
} from '../../dossiers/delivery.js';
import {
  debtStates,
  dossierStates,
  messageStates,
  taskStates,
  type DebtState,
  type DossierState,
  type MessageState,
  type TaskState,
} from '../../dossiers/states.js';
import { taskKinds, type TaskKind } from '../../dossiers/tasks.js';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';

const date = { format: 'date' };
const instant = { format: 'date-time' };
const priorities = ['normal', 'high', 'emergency'] as const;

/** What is owed to the usager. */
export class Debt {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('DebtKind', debtKinds) kind!: DebtKind;
  @OneOf('DebtState', Object.keys(debtStates)) state!: DebtState;
  @ApiProperty({ description: 'False while something must happen first: the answer written, the request sent on.' })
  payable!: boolean;
  @ApiProperty(instant) dueAt!: string;
  @Maybe(String, undefined, instant) endedAt!: string | null;
  @Maybe(String, 'Why it was waived, or how it was settled without a message.') reason!: string | null;
  @Maybe(String, 'The message that pays it.', { format: 'uuid' }) messageId!: string | null;
}

export class Task {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('TaskKind', taskKinds) kind!: TaskKind;
  @OneOf('TaskState', Object.keys(taskStates)) state!: TaskState;
  @Maybe(Named) service!: Named | null;
  @Maybe(String) reason!: string | null;
  @Maybe(String, undefined, instant) dueAt!: string | null;
  @ApiProperty(instant) createdAt!: string;
  @Maybe(String, undefined, instant) doneAt!: string | null;
  @Maybe(String, 'Login of who did it.') doneBy!: string | null;
}

/** Something said to the usager. Recipient, subject and body are null when the content is hidden. */
export class SaidMessage {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'What it is for; unique in its dossier.' }) key!: string;
  @OneOf('MessageChannel', messageChannels) channel!: MessageChannel;
  @OneOf('MessageState', Object.keys(messageStates)) state!: MessageState;
  @OneOf('DeliveryFailure', deliveryFailures, { nullable: true }) failure!: DeliveryFailure | null;
  @Maybe(String) recipient!: string | null;
  @Maybe(String) subject!: string | null;
  @Maybe(String, 'As it left, word for word.') body!: string | null;
  @ApiProperty() attempts!: number;
  @ApiProperty(instant) composedAt!: string;
  @Maybe(String, undefined, instant) sentAt!: string | null;
  @Maybe(String, undefined, instant) endedAt!: string | null;
}

/** Who did what, when: never the usager's words. */
export class TimelineEntry {
  @ApiProperty() seq!: number;
  @ApiProperty(instant) at!: string;
  @ApiProperty({ description: 'Login, or `aiguillage`.' }) actor!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
}

export class DossierCard {
  @ApiProperty({ example: 'SA-2027-000123' }) number!: string;
  @OneOf('DossierState', Object.keys(dossierStates)) state!: DossierState;
  @ApiProperty() receivedAt!: Date;
  @Maybe(String, undefined, instant) closedAt!: Date | null;
  @Maybe(DemarcheName) demarche!: DemarcheName | null;
  @Maybe(Named) service!: Named | null;
  @Maybe(Named) administration!: Named | null;
  @OneOf('Priority', priorities) priority!: (typeof priorities)[number];
  @ApiProperty() confidential!: boolean;
  @Maybe(String, 'The service promise.', date) targetDate!: string | null;
}

export class DossierPage extends DossierCard {
  @ApiProperty() contentHidden!: boolean;
  @Maybe(String, 'Number of the dossier it is part of.') parentNumber!: string | null;
  @Maybe(String) closingReason!: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) contactIds!: string[];
  @ApiProperty({ description: 'How often the usager has asked again (AR-14).' }) reminders!: number;
  @ListOf(Debt) debts!: Debt[];
  @ListOf(Task) tasks!: Task[];
  @ListOf(SaidMessage) messages!: SaidMessage[];
  @ListOf(TimelineEntry) timeline!: TimelineEntry[];
}
