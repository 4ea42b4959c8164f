import type { SunkMail } from './smtp-sink.js';

/** A mail that left the town hall, as its recipient's mailbox would show it. */
export interface SentMail {
  /** Address of the envelope; what the recipient sees as its author is in `raw`. */
  from: string;
  to: string[];
  subject: string;
  /** Its plain text part, '' without one. */
  text: string;
  /** When the mail server took it. */
  date: Date;
  /** With angle brackets, null when it bears none. */
  messageId: string | null;
  inReplyTo: string | null;
  raw: Buffer;
}

export function sentMail({ from, to, raw, email, at }: SunkMail): SentMail {
  return {
    from,
    to,
    subject: email.subject ?? '',
    text: email.text ?? '',
    date: at,
    messageId: email.messageId ?? null,
    inReplyTo: email.inReplyTo ?? null,
    raw,
  };
}
