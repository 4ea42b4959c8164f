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
const tacitDecisions = ['acceptance', 'rejection'] as const;
type TacitDecision = (typeof tacitDecisions)[number];
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
  @Maybe(String, 'Login of who has taken it.') takenBy!: string | null;
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
  @Maybe(Number, 'Of an SMS: how many the carrier bills.') segments!: number | null;
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

/** When silence decides: the other clock (AR-15). */
export class LegalClock {
  @OneOf('TacitDecision', tacitDecisions) effect!: TacitDecision;
  @Maybe(
    String,
    'Null while the law gives no day: pieces are missing, or another administration has to receive it.',
    date,
  )
  on!: string | null;
  @ApiProperty({
    description: 'It stands still until the missing pieces come, or for a rejection until `suspendedUntil`.',
  })
  suspended!: boolean;
  @Maybe(String, undefined, date) suspendedUntil!: string | null;
  @Maybe(String, 'What the usager was last told.', date) announced!: string | null;
  @Maybe(String, 'Texts the regime comes from.') basis!: string | null;
  @ApiProperty({ description: 'False: the town has not validated the regime, and no message quotes it (AR-09).' })
  validated!: boolean;
}

/** Pieces the usager was asked for. */
export class DocumentRequest {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: [String] }) documents!: string[];
  @ApiProperty(instant) askedAt!: string;
  @ApiProperty(date) deadline!: string;
  @Maybe(String, undefined, instant) receivedAt!: string | null;
}

/** What the usager says after the answer (T11, K16). */
export class SurveyResult {
  @ApiProperty(instant) askedAt!: string;
  @Maybe(String, 'Null: not answered.', instant) answeredAt!: string | null;
  @Maybe(Boolean) solved!: boolean | null;
  @Maybe(Number, '1 to 5.') satisfaction!: number | null;
  @Maybe(String, 'In their own words.') words!: string | null;
}

export class DossierPage extends DossierCard {
  @ApiProperty() contentHidden!: boolean;
  @Maybe(String, 'Number of the dossier it is part of.') parentNumber!: string | null;
  @Maybe(String, 'When another legal person that is competent, like the CCAS, received it in turn (N-04).', instant)
  competentReceivedAt!: Date | null;
  @Maybe(String) closingReason!: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) contactIds!: string[];
  @Maybe(
    String,
    'Number of the dossier it came from: its usager came back after it was closed, or answered about this.',
  )
  followsNumber!: string | null;
  @ApiProperty({ type: [String], description: 'Numbers of the dossiers that came from this one.' })
  followedBy!: string[];
  @ApiProperty({ description: 'How often the usager has asked again (AR-14).' }) reminders!: number;
  @ApiProperty({ description: 'How often it was opened again after it was closed (K16).' }) reopenings!: number;
  @Maybe(SurveyResult, 'Null: not asked whether it is solved.') survey!: SurveyResult | null;
  @Maybe(LegalClock, 'Null where silence decides nothing, or the answer has come first.')
  legalClock!: LegalClock | null;
  @ListOf(DocumentRequest) documentRequests!: DocumentRequest[];
  @ListOf(Debt) debts!: Debt[];
  @ListOf(Task) tasks!: Task[];
  @ListOf(SaidMessage) messages!: SaidMessage[];
  @ListOf(TimelineEntry) timeline!: TimelineEntry[];
}
