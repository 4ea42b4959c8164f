import type { FileContent } from './arrival.js';

/** The three ways a message reaches the usager. */
export const messageChannels = ['email', 'sms', 'letter'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** A message ready to leave: composed once, kept byte for byte, never rewritten. */
export interface OutgoingMessage {
  id: string;
  townId: string;
  dossierNumber: string;
  /** E-mail address, E.164 number, or postal address on several lines. */
  recipient: string;
  recipientName: string | null;
  /** E-mail addresses of the town hall, its services and its mailboxes: nothing is ever sent to one of them. */
  ours: string[];
  /** Null for an SMS. */
  subject: string | null;
  /** Plain text, always there. */
  text: string;
  /** Of an e-mail: files that go with it. */
  enclosures?: FileContent[];
  from: {
    name: string;
    email: string;
    phone: string;
    postalAddress: string[];
    /** The town's, `#rrggbb`, dark enough to be read on white; absent: black. */
    colour?: string;
  };
  /** Of an e-mail: where an answer to it goes; absent: to `from.email`. */
  replyTo?: string;
  /** Our own Message-ID (with angle brackets), deterministic: a second attempt bears the same. */
  messageId: string;
  /** Message-ID of the mail this answers, with angle brackets, and the thread before it (RFC 5322 3.6.4). */
  inReplyTo: string | null;
  references: string[];
}

/**
 * What became of one attempt. `accepted`: the next hop took it; `delivered`: it reached the usager or the print tray;
 * `refused`: it never will by this way; `later`: the outside is down, try again; `unknown`: the connection was lost
 * after the text was handed over: never repeated blindly, a person decides.
 */
export type DeliveryOutcome =
  | { outcome: 'accepted' | 'delivered'; reference?: string }
  | { outcome: 'refused'; failure: DeliveryFailure }
  | { outcome: 'later'; failure: DeliveryFailure; spare?: Spared }
  | { outcome: 'unknown'; failure: DeliveryFailure };

/**
 * Who wants to be left alone for a while. `mail`: this message is let in on a later try (grey-listing); `domain`: the recipient's
 * provider wants no mail of ours now.
 */
export type Spared = 'mail' | 'domain';

/** Failures of the outside world, named at the edge; stored on the row and shown at the desk. */
export const deliveryFailures = [
  'address-unknown',
  /** Letters beyond ASCII before the @, which our mail server cannot pass on (RFC 6531). */
  'address-not-sendable',
  'mailbox-full',
  'too-large',
  'rejected-by-policy',
  'provider-unreachable',
  'provider-busy',
  'provider-refused-credentials',
  'not-a-mobile',
  'connection-lost-after-data',
  'disk-full',
  /** The carrier took an SMS and never told what became of it. */
  'never-told',
  /** The usager told their provider that they do not want our mails. */
  'unwanted',
  'other',
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

/** What leaves, byte for byte: the sheet that is printed, the mail with all its parts. */
export interface Written {
  mediaType: 'application/pdf' | 'message/rfc822';
  bytes: Buffer;
}

/**
 * Keeps what is about to leave, as the proof of what was sent, and gives its bytes: those an earlier attempt has kept, if there
 * was one, so that every attempt is the same.
 */
export type Keep = (write: () => Promise<Written>) => Promise<Buffer>;

/**
 * One per way out. `deliver` may run twice for the same message id after a crash only where that is harmless. It sends what
 * `keep` gives, unless the message's text is all that leaves (SMS).
 */
export interface Deliverer {
  readonly channel: MessageChannel;
  deliver(message: OutgoingMessage, keep: Keep): Promise<DeliveryOutcome>;
}
export const DELIVERERS = Symbol('DELIVERERS');
