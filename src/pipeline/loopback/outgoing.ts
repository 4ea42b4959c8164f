import type { OutgoingMessage } from '../../dossiers/delivery.js';
import type { MessageRow } from '../../dossiers/rows.js';
import type { Town } from '../../towns/index.js';

/** A kept message as the ways out take it. */
export function outgoing(town: Town, message: MessageRow & { number: string; service_id: string }): OutgoingMessage {
  const service = town.services.get(message.service_id);
  const { configuration } = town;
  return {
    id: message.id,
    townId: town.id,
    dossierNumber: message.number,
    recipient: message.recipient,
    recipientName: message.recipient_name,
    subject: message.subject,
    text: message.body,
    from: {
      name: town.name,
      email: service?.email ?? configuration.contact_email,
      phone: service?.phone ?? configuration.switchboard.phone,
      postalAddress: configuration.address.lines,
    },
    messageId: message.message_id,
    inReplyTo: message.in_reply_to,
    references: message.thread,
  };
}
