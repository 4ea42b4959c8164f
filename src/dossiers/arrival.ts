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

/** A file found inside an original, its bytes made piece by piece when it is stored: 40 MB are never held twice. */
export interface FoundFile extends Pick<FileContent, 'name' | 'mediaType'> {
  pieces(): Iterable<Buffer>;
}

/** A content that is in the document store already: too large to be carried about. */
export interface StoredContent {
  sha256: string;
  /** Length. */
  size: number;
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
  /** In place of `original`: a document that is in the store already. */
  stored?: StoredContent & Pick<FileContent, 'name' | 'mediaType'>;
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
  attachments: FoundFile[];
  /** E-mail only: what threading and loop guards need. */
  mail?: MailFacts;
  /** Letter only: mean confidence of the OCR, 0 to 100. */
  ocrConfidence?: number;
}

/** `automatic`: auto-reply, absence, list (RFC 3834); `bounce`: delivery status notification (RFC 3464). Neither is ever answered. */
export type ReadingKind = 'request' | 'automatic' | 'bounce';

/**
 * What kind of mail it is (AU-01, J16). Only people are answered: `message` and `reply`. `delayed`: a server still tries;
 * `receipt`: it was delivered or read; `feedback-report`: the reader calls our mail spam (RFC 5965); `spam`: the town hall's
 * server says so.
 */
export const mailKinds = [
  'message',
  'reply',
  'auto-reply',
  'out-of-office',
  'bounce',
  'delayed',
  'receipt',
  'list',
  'feedback-report',
  'calendar',
  'spam',
] as const;
export type MailKind = (typeof mailKinds)[number];

export interface MailFacts {
  /** Absent on contacts read before it was told apart. */
  kind?: MailKind;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** As its From says, where that is not whom an answer goes to (Reply-To, RFC 5322 3.6.2); absent: it is the sender, or was passed on. */
  from?: SenderIdentity;
  /** Our own Message-ID that a bounce speaks of, when it could be found. */
  bouncedMessageId: string | null;
  /** Why it came back, as its report says; absent: it came back, and no more is known. */
  bounce?: { state: 'bounced' | 'complained'; failure: DeliveryFailure };
  /** A report says that our message arrived, or was read. */
  arrived?: true;
  /** Somebody of the town hall passed it on: who, when the usager had written, ISO 8601, if the copy says so, and what they said of it. */
  relay?: { agent: SenderIdentity; writtenAt: string | null; note?: string };
  /** Number of the dossier whose reply token, signed by us, the mail bears. */
  tokenOf?: string;
  authenticity?: Authenticity;
  /** What could not be read or is not what it says, `word` or `word: about what`; absent: nothing. */
  warnings?: string[];
}

/** One check of a sender's address: RFC 7208 (SPF), 6376 (DKIM), 7489 (DMARC), in the words of RFC 8601. */
export type AuthenticityResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror';

/**
 * Whether the mail comes from whom it says. `proven`: the domain of its From vouches for it; `spoofed`: that domain says it does
 * not; `unproven`: the domain says nothing.
 */
export interface Authenticity {
  verdict: 'proven' | 'unproven' | 'spoofed';
  spf: AuthenticityResult;
  dkim: AuthenticityResult;
  dmarc: AuthenticityResult;
  /** Read in what the town hall's own server wrote on top (RFC 8601), or computed by us. */
  by: 'server' | 'us';
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
  /** @param source the door it came by, `Arrival.source` */
  read(original: FileContent, source?: string): Promise<ReadingResult>;
}
export const READERS = Symbol('READERS');
