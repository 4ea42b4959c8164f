import { randomUUID } from 'node:crypto';
import type { MailScene } from './scene.js';

/** A mail as it would come over the wire (RFC 5322, RFC 2045). */
export function rawMail({ from, subject, text, attachment, isAutomatic }: MailScene, to: string, at: Date): Buffer {
  const boundary = `partie-${randomUUID()}`;
  const parts = [textPart('text/plain; charset=utf-8', text)];
  if (attachment) {
    const disposition = `Content-Disposition: attachment; filename="${attachment}"\r\n`;
    parts.push(
      disposition + textPart('text/plain; charset=utf-8', `${from.name}\n\nFormation, expérience, centres d’intérêt.`),
    );
  }
  const lines = [
    `From: ${encoded(from.name)} <${from.address}>`,
    `To: <${to}>`,
    `Subject: ${encoded(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${from.address.split('@')[1]}>`,
    ...(isAutomatic ? ['Auto-Submitted: auto-replied'] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

function textPart(type: string, text: string): string {
  const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`;
}

/** RFC 2047. */
function encoded(words: string): string {
  return `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
}
