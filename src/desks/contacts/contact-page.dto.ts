import { ApiProperty } from '@nestjs/swagger';
import { DossierPage } from '../dossiers/dossier-page.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';
import { alertLevels, ContactCard, type AlertLevel } from './contact-card.dto.js';
import { Guess, OutsideGuess, Segment } from './guess.dto.js';

const readingKinds = ['request', 'automatic', 'bounce'] as const;
const senderProofs = ['proven', 'unproven', 'spoofed'] as const;
const callOutcomes = ['answered', 'abandoned', 'missed', 'failed'] as const;
const decisions = ['auto', 'human'] as const;

export class DocumentLink {
  @ApiProperty({ format: 'uuid' }) documentId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mediaType!: string;
  @ApiProperty({ description: 'Size.' }) bytes!: number;
}

/** Somebody of the town hall passed the mail on: the contact is the usager's. */
export class ContactRelay {
  @ApiProperty({ description: 'Name, else e-mail, of the agent.' }) agent!: string;
  @Maybe(String, 'When the usager wrote to the town hall; null when the copy does not say.', { format: 'date-time' })
  writtenAt!: string | null;
  @Maybe(String, 'What the agent wrote above; null also when the content is hidden.') note!: string | null;
}

/** Who wrote from an e-mail address, or gave one. */
export class MailSender {
  @Maybe(String) name!: string | null;
  @ApiProperty({ description: 'Of a mail, its From: not where an answer goes when `answersTo` says another.' })
  address!: string;
  @Maybe(String, 'Where an answer goes: the Reply-To. Null: to `address`, or nowhere when that is a machine’s.')
  answersTo!: string | null;
}

/** What the reader found beside the words. */
export class ReadingFacts {
  @OneOf('ReadingKind', readingKinds, { nullable: true }) kind!: (typeof readingKinds)[number] | null;
  @Maybe(String, 'BCP 47.', { example: 'fr' }) language!: string | null;
  @Maybe(Number, 'Of a letter: 0 to 100.') ocrConfidence!: number | null;
  @Maybe(String, 'Of a mail: its Message-ID.') messageId!: string | null;
  @Maybe(String, 'Of a mail: the Message-ID it answers.') inReplyTo!: string | null;
  /** Of a mail: whether it comes from the address it shows; null: nobody has looked. */
  @OneOf('SenderProof', senderProofs, { nullable: true }) senderProof!: (typeof senderProofs)[number] | null;
  @ApiProperty({
    type: [String],
    description: 'Of a mail, in French: what could not be read or may do harm; none when hidden.',
  })
  warnings!: string[];
}

export class CallSummary {
  @ApiProperty({ description: 'The number dialled first, E.164.' }) calledSda!: string;
  @ApiProperty() withheld!: boolean;
  @ApiProperty() transfers!: number;
  @OneOf('CallOutcome', callOutcomes) outcome!: (typeof callOutcomes)[number];
  @ApiProperty({ required: false, description: 'From the first ring to the end.' }) seconds?: number;
}

export class Danger {
  @ApiProperty() alert!: string;
  @OneOf('AlertLevel', alertLevels) level!: AlertLevel;
  @ApiProperty({ example: 'UR-01' }) rule!: string;
  @ApiProperty({ description: 'In French, for the agent.' }) reason!: string;
  @ApiProperty({ type: [String], description: 'Emergency numbers, the most useful first.' }) numbers!: string[];
}

/** Something that happened during a call. `data` is empty when the content is hidden. */
export class ContactEvent {
  @ApiProperty() kind!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
}

/** Of a contact that holds several requests: the words one of its dossiers is about (J24). */
export class ContactPart {
  @ApiProperty({ description: 'Number.' }) dossier!: string;
  @Maybe(String, 'Null to whoever may not read that dossier.') text!: string | null;
}

/** All that is known of one contact. */
export class ContactPage extends ContactCard {
  @Maybe(String, 'The words, without what must be masked.') text!: string | null;
  @Maybe(MailSender, 'Null without an e-mail address, of a mail not read yet, and when `contentHidden`.')
  mailSender!: MailSender | null;
  @ListOf(ContactPart, 'None: its words are about all its dossiers.') parts!: ContactPart[];
  @Maybe(DocumentLink) original!: DocumentLink | null;
  @ListOf(DocumentLink) attachments!: DocumentLink[];
  @ApiProperty() reading!: ReadingFacts;
  @Maybe(ContactRelay) relay!: ContactRelay | null;
  @Maybe(CallSummary) call!: CallSummary | null;
  @ApiProperty({ type: [String] }) documentsProvided!: string[];
  @ApiProperty({ type: [String] }) documentsMissing!: string[];
  @ListOf(Guess, 'Best first.') guesses!: Guess[];
  @ListOf(OutsideGuess, 'While it waits for a person and no démarche is likely: administrations it may be for.')
  outside!: OutsideGuess[];
  @ListOf(Segment, 'What looks like several requests, ready to be opened as several dossiers.') segments!: Segment[];
  @OneOf('Decision', decisions, { nullable: true }) decision!: (typeof decisions)[number] | null;
  @Maybe(String, 'Login, or `aiguillage`.') decidedBy!: string | null;
  @ListOf(Danger) dangers!: Danger[];
  @ListOf(ContactEvent) events!: ContactEvent[];
  @ListOf(DossierPage) dossiers!: DossierPage[];
}
