import type { SendMailOptions } from 'nodemailer';
import type { FileContent } from '../../dossiers/arrival.js';
import type { OutgoingMessage } from '../../dossiers/delivery.js';
import { markField } from '../../dossiers/message-mark.js';
import { cleanLine } from './headers.js';
import { htmlOfText } from './html-of-text.js';

/** The town's side of a mail. */
export interface LeavesFrom {
  /** What its reader sees as its author. */
  address: string;
  /** Where servers report on it. */
  bounces: string;
  /** Of message-mark.ts. */
  mark: string;
}

/**
 * A message as the mail library takes it: in plain text and, made from it, in simple HTML (RFC 2046 5.1.4). It leaves from the
 * town's mailbox, so that what bounces comes back to one we read, and is answered to the service. It says that a programme wrote
 * it (RFC 3834 5), to keep out of loops. It is no mailing: nobody can unsubscribe from the answer to what they asked (RFC 2369).
 */
export function composeMail(message: OutgoingMessage, { address, bounces, mark }: LeavesFrom): SendMailOptions {
  const name = cleanLine(message.from.name);
  const subject = cleanLine(message.subject ?? '');
  return {
    from: { name, address },
    replyTo: { name, address: message.replyTo ?? message.from.email },
    to: { name: cleanLine(message.recipientName ?? ''), address: message.recipient },
    envelope: { from: bounces, to: [message.recipient] },
    subject,
    text: message.text,
    html: htmlOfText(message.text, { name, subject, colour: message.from.colour }),
    ...(message.enclosures && { attachments: message.enclosures.map(asAttachment) }),
    messageId: cleanLine(message.messageId),
    ...(message.inReplyTo && { inReplyTo: cleanLine(message.inReplyTo) }),
    ...(message.references.length > 0 && { references: message.references.map(cleanLine) }),
    headers: {
      'Auto-Submitted': message.inReplyTo ? 'auto-replied' : 'auto-generated',
      // Outlook heeds this one: no absence message in return. Reports of failure are still wanted.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      // A provider that rewrites our Message-ID gives this back.
      [markField]: mark,
    },
    dsn: reportsWanted(message),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * A report of arrival settles a mail nobody was sure of; the envelope id comes back in it even when the server keeps nothing of the
 * mail (RFC 3461 4.4). A server that sends none is asked nothing by the library.
 */
function reportsWanted({ messageId, recipient }: OutgoingMessage): SendMailOptions['dsn'] {
  return {
    id: messageId.replace(/[<>\s]/g, ''),
    return: 'headers',
    notify: ['success', 'failure', 'delay'],
    // Other letters have an address type of their own (RFC 6533 3), which older servers refuse.
    ...(/^[!-~]+$/.test(recipient) && { recipient: `rfc822;${recipient}` }),
  };
}

/**
 * Always in base64, to arrive byte for byte whatever the servers on the way rewrite. A mail may not be encoded as a part (RFC 2046
 * 5.2.1): it goes as a file, which readers open by its name.
 */
function asAttachment({ name, mediaType, bytes }: FileContent) {
  return {
    filename: cleanLine(name),
    contentType: mediaType === 'message/rfc822' ? 'application/octet-stream' : cleanLine(mediaType),
    content: bytes,
    contentTransferEncoding: 'base64' as const,
  };
}
