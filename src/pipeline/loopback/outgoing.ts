import type { OutgoingMessage } from '../../dossiers/delivery.js';
import { frenchPhone } from '../../dossiers/french-phone.js';
import type { MessageRow } from '../../dossiers/rows.js';
import type { Town } from '../../towns/index.js';
import { replyTo } from './reply-to.js';

/** A kept message as the ways out take it. @param replyKey of reply-token.ts */
export function outgoing(
  town: Town,
  message: MessageRow & { number: string; service_id: string },
  replyKey: Buffer,
): OutgoingMessage {
  const service = town.services.get(message.service_id);
  const { configuration } = town;
  return {
    id: message.id,
    townId: town.id,
    dossierNumber: message.number,
    recipient: message.recipient,
    recipientName: message.recipient_name,
    ours: ownAddresses(town),
    subject: message.subject,
    text: message.body,
    from: {
      name: town.name,
      email: service?.email ?? configuration.contact_email,
      phone: frenchPhone(service?.phone ?? configuration.switchboard.phone),
      postalAddress: configuration.address.lines,
      colour: configuration.look?.colour,
    },
    replyTo: service && replyTo(town, service, message.number, replyKey),
    messageId: message.message_id,
    inReplyTo: message.in_reply_to,
    references: message.thread,
  };
}

function ownAddresses({ configuration, platform: { syndicate } }: Town): string[] {
  const { contact_email, mailboxes, services } = configuration;
  const ofServices = services.map(({ email }) => email);
  return [contact_email, syndicate.email, ...mailboxes.map(({ address }) => address), ...ofServices];
}
