import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Written } from '../../dossiers/delivery.js';
import type { DkimKey } from './addresses.js';

const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/**
 * A mail as it goes over the wire, headers and every part (RFC 5322), signed where the town has a key (RFC 6376): once, with the
 * copy that is kept, so that the signature is of the very bytes that leave.
 */
export async function writeMail(mail: SendMailOptions, key?: DkimKey): Promise<Written> {
  const dkim = key && { domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey };
  const { message } = await writer.sendMail({ ...mail, ...(dkim && { dkim }) });
  return { mediaType: 'message/rfc822', bytes: message as Buffer };
}
