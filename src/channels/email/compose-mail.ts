import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMessage } from '../../dossiers/delivery.js';
import { cleanLine } from './headers.js';
import { htmlOfText } from './html-of-text.js';

/**
 * A message as the mail library takes it. It leaves from the town's mailbox, so that what bounces comes back to one we
 * read, and is answered to the service. It says that a programme wrote it (RFC 3834 5), to keep out of loops.
 *
 * @param townAddress the town's own mailbox; the service's address stands in when the town has none
 */
export function composeMail(message: OutgoingMessage, townAddress: string | null): SendMailOptions {
  const sender = townAddress ?? message.from.email;
  const name = cleanLine(message.from.name);
  return {
    from: { name, address: sender },
    replyTo: { name, address: message.from.email },
    to: { name: cleanLine(message.recipientName ?? ''), address: message.recipient },
    envelope: { from: sender, to: [message.recipient] },
    subject: cleanLine(message.subject ?? ''),
    text: message.text,
    html: htmlOfText(message.text),
    messageId: cleanLine(message.messageId),
    ...(message.inReplyTo && { inReplyTo: cleanLine(message.inReplyTo) }),
    ...(message.references.length > 0 && { references: message.references.map(cleanLine) }),
    headers: {
      'Auto-Submitted': message.inReplyTo ? 'auto-replied' : 'auto-generated',
      // Outlook heeds this one: no absence message in return. Reports of failure are still wanted.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    // The envelope id comes back in a report even when the server keeps nothing of the mail (RFC 3461 4.4).
    dsn: { id: message.messageId.replace(/[<>\s]/g, ''), return: 'headers', notify: ['failure'] },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
