import type { DeliveryFailure } from './delivery.js';

/** The five ways a contact reaches a town hall (glossary: appel, courriel, pli, formulaire, guichet). */
export const channelNames = ['call', 'email', 'letter', 'web_form', 'counter'] as const;
export type ChannelName = (typeof channelNames)[number];

/** How a person can be known, as given by the channel; each one is normalised when the identity is stored. */
export interface SenderIdentity {
  name?: string;
  /** E.164. Absent for a withheld number. */
  phone?: string;
  email?: string;
  /** Lines of a postal address, without the name. */
  postalAddress?: string[];
  /** Number of the companies register (SIREN or SIRET) or of the associations register (RNA), CRPA R112-9-1. */
  organisationNumber?: string;
}

export interface FileContent {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/**
 * One arrival at the door: what a channel hands to intake. Small, fast to build: everything that takes time
 * (parsing, OCR) is done later by the reader of the channel.
 */
export interface Arrival {
  townId: string;
  channel: ChannelName;
  /** Unique per town and channel: CallSid; mailbox + Message-ID + content hash; file hash; form idempotency key. */
  sourceKey: string;
  /** Which door: the number dialled, the mailbox address, the folder, `formulaire`, the counter. Never a secret. */
  source: string;
  receivedAt: Date;
  sender: SenderIdentity;
  /** Id of the service the arrival was addressed to (direct number, mailbox), if any. */
  serviceId?: string;
  /** The document as it arrived, byte for byte (raw mail, scan). */
  original?: FileContent;
  /** What the channel already knows in words (form, counter, call): `subject`, `text`, `demarche`, … See ArrivalFacts. */
  facts?: ArrivalFacts;
}

/** Facts given by a person or by the channel; stored with the contact and never edited. */
export interface ArrivalFacts {
  subject?: string;
  text?: string;
  /** Ids of démarches chosen by a person (form, counter, operator): never guessed again. The first is the parent. */
  demarches?: string[];
  /** Documents the usager has handed over, by their title in the catalogue. */
  documentsProvided?: string[];
  /** Documents an agent noted as missing, by their title in the catalogue. */
  documentsMissing?: string[];
  /** True when the question was answered on the spot and nothing is left to do (J06). */
  answered?: boolean;
  place?: string;
  /** Registered letter number and postmark, letters only (EL-09). */
  registeredNumber?: string;
  postmarkDate?: string;
  /** Called number, transfers, outcome…: facts of a call, by the telephony channel. */
  call?: CallFacts;
  /** Login or name of the agent who wrote the contact down (counter, operator). */
  agent?: string;
}

export interface CallFacts {
  /** The number dialled first, E.164: kept until the end whatever the transfers (rules.md, K1). */
  calledSda: string;
  withheld: boolean;
  transfers: number;
  outcome: 'answered' | 'abandoned' | 'missed' | 'failed';
  /** Seconds from the first ring to the end. */
  seconds?: number;
}

/** What a reader understood of an original: words, never a decision. */
export interface Reading {
  kind: ReadingKind;
  subject: string | null;
  text: string;
  sender: SenderIdentity;
  /** BCP 47 primary tag (`fr`, `ar`), null when unknown. */
  language: string | null;
  attachments: FileContent[];
  /** E-mail only: what threading and loop guards need. */
  mail?: MailFacts;
  /** Letter only: mean confidence of the OCR, 0 to 100. */
  ocrConfidence?: number;
}

/** `automatic`: auto-reply, absence, list (RFC 3834); `bounce`: delivery status notification (RFC 3464). Neither is ever answered. */
export type ReadingKind = 'request' | 'automatic' | 'bounce';

export interface MailFacts {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** Our own Message-ID that a bounce speaks of, when it could be found. */
  bouncedMessageId: string | null;
  /** Why it came back, as its report says; absent: it came back, and no more is known. */
  bounce?: { state: 'bounced' | 'complained'; failure: DeliveryFailure };
}

/** Why a document could not be read: a closed list, shown to a person on the quarantine pile. */
export const unreadableReasons = [
  'not-a-document',
  'encrypted',
  'empty',
  'still-being-written',
  'too-large',
  'unparsable-mail',
  'unreadable-scan',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

export type ReadingResult = { ok: true; reading: Reading } | { ok: false; reason: UnreadableReason };

/** One per channel that brings originals: turns bytes into words. Pure of the database; may take seconds. */
export interface Reader {
  readonly channel: ChannelName;
  read(original: FileContent): Promise<ReadingResult>;
}
export const READERS = Symbol('READERS');
