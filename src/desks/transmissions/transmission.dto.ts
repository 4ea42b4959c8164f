import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { deliveryFailures, type DeliveryFailure } from '../../dossiers/delivery.js';
import { messageStates, transmissionStates, type MessageState, type TransmissionState } from '../../dossiers/states.js';
import { transmissionWays, type TransmissionWay } from '../../dossiers/transmissions.js';
import { givenEmail, givenPhone, words } from '../../platform/http/index.js';
import { Named } from '../dto/names.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';
import { leftOutReasons, type LeftOutReason } from './pieces.js';

const instant = { format: 'date-time' };
const pieceKinds = ['original', 'text', 'attachment'] as const;
const reminderWays = ['email', 'phone'] as const;

const lineLength = 120;
const addressLines = 6;
const piecesMax = 200;
const referenceLength = 60;

export class OfficeOf {
  @ApiProperty({ maxLength: lineLength }) name!: string;
  @ApiProperty({ type: [String], description: 'Lines of its postal address; none when nobody knows it.' })
  address!: string[];
  @Maybe(String, 'E.164.') phone!: string | null;
  @Maybe(String) email!: string | null;
  @Maybe(String, 'When it is open, in French.') opening!: string | null;
}

/** Something that may be joined. */
export class TransmissionPiece {
  @ApiProperty({ description: 'Of the document; `text` for a copy of the words.' }) id!: string;
  @OneOf('PieceKind', pieceKinds) kind!: (typeof pieceKinds)[number];
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Proposed.' }) joined!: boolean;
  @OneOf('LeftOutReason', leftOutReasons, { nullable: true }) reason!: LeftOutReason | null;
  @ApiProperty({ description: 'It cannot be joined this way.' }) locked!: boolean;
}

export class LeftOut {
  @ApiProperty() name!: string;
  @OneOf('LeftOutReason', leftOutReasons) reason!: LeftOutReason;
}

/** A request sent on, or about to be. */
export class TransmissionEntry {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'From 1: what did not arrive is sent again.' }) round!: number;
  @OneOf('TransmissionState', Object.keys(transmissionStates)) state!: TransmissionState;
  @OneOf('TransmissionWay', transmissionWays) way!: TransmissionWay;
  @ApiProperty() office!: OfficeOf;
  @ApiProperty() sealed!: boolean;
  @ApiProperty({ type: [String], description: 'Names of what was joined.' }) joined!: string[];
  @ListOf(LeftOut) leftOut!: LeftOut[];
  @ApiProperty(instant) preparedAt!: string;
  @Maybe(String, undefined, instant) sentAt!: string | null;
  @Maybe(String, 'Login.') sentBy!: string | null;
  @Maybe(String, 'Number of the registered letter, or what else proves it.') reference!: string | null;
  @Maybe(String, 'Of the e-mail.') messageId!: string | null;
  @Maybe(String, 'Of the e-mail.', { format: 'uuid' }) mailId!: string | null;
  @OneOf('MessageState', Object.keys(messageStates), { nullable: true }) mailState!: MessageState | null;
  @OneOf('DeliveryFailure', deliveryFailures, { nullable: true }) failure!: DeliveryFailure | null;
  @Maybe(String, 'What the mail server said when it took it.') proof!: string | null;
  @Maybe(String, 'Of the e-mail, the request or a reminder of it, of which nobody knows whether it has left.', {
    format: 'uuid',
  })
  unsureMailId!: string | null;
  @ApiProperty() reminders!: number;
  @Maybe(String, undefined, instant) remindedAt!: string | null;
  @Maybe(String, undefined, instant) answeredAt!: string | null;
  @Maybe(String, 'Since when the town hall has no copy any more.', instant) copyRemovedAt!: string | null;
}

/** All that a person needs to send a request on. */
export class TransmissionPage {
  @ApiProperty({ description: 'Somebody has to send it on.' }) isDue!: boolean;
  @ApiProperty() administration!: Named;
  @ApiProperty({ ...instant, description: 'Of the first receipt, which is kept (CRPA L114-3).' }) receivedAt!: Date;
  @ListOf(OfficeOf, 'Those competent for the town, the likeliest first.') offices!: OfficeOf[];
  @ApiProperty({ type: [String], description: 'What this administration is never sent, in French.' })
  doNotSend!: string[];
  @ListOf(TransmissionPiece, 'By e-mail.') byEmail!: TransmissionPiece[];
  @ListOf(TransmissionPiece, 'By post or by hand.') onPaper!: TransmissionPiece[];
  @ApiProperty({ description: 'Only a letter that came on paper may still be closed (TR-05).' }) mayBeSealed!: boolean;
  @Maybe(Number, 'Days after which the copy is removed; null: it is kept.') copyDays!: number | null;
  @ListOf(TransmissionEntry, 'Oldest first.') transmissions!: TransmissionEntry[];
}

const office = z.strictObject({
  name: words(lineLength),
  address: z.array(words(lineLength)).max(addressLines),
  phone: givenPhone.nullable(),
  email: givenEmail.nullable(),
  opening: words(lineLength * 4).nullable(),
});

export const transmissionBody = z
  .strictObject({
    way: z.enum(transmissionWays),
    office,
    pieces: z.array(z.union([z.uuid(), z.literal('text')])).max(piecesMax),
    sealed: z.boolean().default(false),
  })
  .refine(({ way, office: { email } }) => way !== 'email' || email !== null, {
    path: ['office', 'email'],
    message: 'Cet organisme n’a pas d’adresse électronique.',
  })
  .refine(({ way, office: { address } }) => way !== 'letter' || address.length > 1, {
    path: ['office', 'address'],
    message: 'L’adresse postale tient sur deux lignes au moins : la rue, puis le code postal et la ville.',
  });
export type TransmissionAsked = z.infer<typeof transmissionBody>;

export class TransmissionBody {
  @OneOf('TransmissionWay', transmissionWays) way!: TransmissionWay;
  @ApiProperty() office!: OfficeOf;
  @ApiProperty({ type: [String], description: 'Ids of what is joined; none for a closed letter.' }) pieces!: string[];
  @ApiProperty({
    required: false,
    description: 'A letter nobody has opened: sent on intact, nothing of it is kept (TR-05).',
  })
  sealed?: boolean;
}

export const postingBody = z.strictObject({ reference: words(referenceLength).nullable().default(null) });
export class PostingBody {
  @ApiProperty({ type: String, nullable: true, required: false, maxLength: referenceLength })
  reference?: string | null;
}

export const reminderBody = z.strictObject({ by: z.enum(reminderWays) });
export class ReminderBody {
  @OneOf('ReminderWay', reminderWays) by!: (typeof reminderWays)[number];
}
