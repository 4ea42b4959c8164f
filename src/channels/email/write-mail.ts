import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Written } from '../../dossiers/delivery.js';

const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** A mail as it goes over the wire, headers and every part (RFC 5322). */
export async function writeMail(mail: SendMailOptions): Promise<Written> {
  const { message } = await writer.sendMail(mail);
  return { mediaType: 'message/rfc822', bytes: message as Buffer };
}
