import { createHash } from 'node:crypto';
import type { Arrival } from '../../dossiers/arrival.js';
import { sameForm, type TownMailbox } from './addresses.js';
import { messageIdOf, peekHeaders, senderOf } from './headers.js';

const messageIdLengthMax = 200;

/**
 * What the line is told of a mail. The key holds the mailbox, the Message-ID (which senders forget and robots repeat)
 * and the content, so that the same mail is one contact however often it is fetched, and two mails never are.
 *
 * @param reachedAt INTERNALDATE: when it reached the town hall's server, whatever its Date field claims (CRPA L112-13)
 */
export function arrivalOfMail(mailbox: TownMailbox, raw: Buffer, reachedAt: Date): Arrival {
  const headers = peekHeaders(raw);
  const messageId = (messageIdOf(headers) ?? 'sans-identifiant').slice(0, messageIdLengthMax);
  const hash = createHash('sha256').update(raw).digest('hex');
  return {
    townId: mailbox.townId,
    channel: 'email',
    sourceKey: `${sameForm(mailbox.address)} ${messageId} ${hash}`,
    source: mailbox.address,
    receivedAt: reachedAt,
    sender: senderOf(headers),
    ...(mailbox.serviceId && { serviceId: mailbox.serviceId }),
    original: { name: 'courriel.eml', mediaType: 'message/rfc822', bytes: raw },
  };
}
