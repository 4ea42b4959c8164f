import type { Email } from 'postal-mime';
import type { FileContent, MailFacts, Reader, Reading, ReadingResult } from '../../dossiers/arrival.js';
import type { DeliveryFailure } from '../../dossiers/delivery.js';
import { sameForm } from './addresses.js';
import { filesOf } from './attachments.js';
import { deliveryReport, type DeliveryReport } from './delivery-report.js';
import { cleanLine, headerValue, messageIdOf, messageIds, peekHeaders, senderOf } from './headers.js';
import { htmlToText } from './html-to-text.js';
import { mailKind } from './mail-kind.js';
import { parseMail } from './parse-mail.js';
import { withoutQuotedHistory } from './quoted-history.js';

/** Larger mails are refused by the servers of town halls. */
export const mailBytesMax = 50 * 1024 * 1024;
// Far beyond any request; the original keeps the rest.
const textLengthMax = 200_000;
const referencesMax = 50;

/** Turns a raw mail (RFC 5322) into words. Never throws: what cannot be read is named. */
export class EmailReader implements Reader {
  readonly channel = 'email';
  private readonly ourAddresses: ReadonlySet<string>;

  /** @param ourAddresses addresses of all our mailboxes: a mail from one of them is a loop, never a request */
  constructor(ourAddresses: Iterable<string>) {
    this.ourAddresses = new Set([...ourAddresses].map(sameForm));
  }

  async read(original: FileContent): Promise<ReadingResult> {
    if (original.bytes.length > mailBytesMax) return { ok: false, reason: 'too-large' };
    if (!isMail(original.bytes)) return { ok: false, reason: 'unparsable-mail' };
    try {
      return { ok: true, reading: understand(await parseMail(original.bytes), this.ourAddresses) };
    } catch {
      // Passed a limit: thousands of nested parts, megabytes of headers, ten seconds. No person wrote that.
      return { ok: false, reason: 'unparsable-mail' };
    }
  }
}

// Fields that only an author writes; a server adds Received, Return-Path and its like to any noise it is given.
const authorFields = new Set(
  'from sender reply-to to cc bcc subject date message-id mime-version content-type'.split(' '),
);

function isMail(raw: Buffer): boolean {
  return peekHeaders(raw).some(({ key }) => authorFields.has(key));
}

function understand(email: Email, ourAddresses: ReadonlySet<string>): Reading {
  const { headers } = email;
  const sender = senderOf(headers);
  const subject = cleanLine(email.subject ?? '');
  const report = deliveryReport(email, headers, sender.email ?? null);
  return {
    kind: mailKind({ headers, subject, answerAddress: sender.email ?? null, report, ourAddresses }),
    subject: subject || null,
    text: textOf(email, subject),
    sender,
    // A mail's Content-Language says how the writer's programme is set, not what was written.
    language: null,
    attachments: filesOf(email.attachments),
    mail: {
      messageId: messageIdOf(headers),
      inReplyTo: messageIds(headerValue(headers, 'in-reply-to'))[0] ?? null,
      references: messageIds(headerValue(headers, 'references')).slice(-referencesMax),
      bouncedMessageId: report.messageId,
      ...(report.failure && { bounce: bounceOf(report.kind, report.failure) }),
    },
  };
}

function bounceOf(kind: DeliveryReport['kind'], failure: DeliveryFailure): MailFacts['bounce'] {
  return { state: kind === 'complaint' ? 'complained' : 'bounced', failure };
}

function textOf(email: Email, subject: string): string {
  const plain = email.text?.trim() ? email.text : htmlToText(email.html ?? '');
  const text = plain.slice(0, textLengthMax).replace(/\r\n?/g, '\n').replace(/\0/g, '').normalize('NFC');
  const isReply = /^\s*(?:re|ré|rép|aw)\s*:/i.test(subject) || headerValue(email.headers, 'in-reply-to') !== null;
  const isForward = /^\s*(?:tr|fwd?|i)\s*:/i.test(subject);
  return withoutQuotedHistory(text, { isReply, isForward });
}
