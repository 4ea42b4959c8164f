import { randomUUID } from 'node:crypto';

export interface Mail {
  from: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
  attachment?: { name: string; type: string; bytes: Buffer };
}

/** A mail as it comes over the wire. */
export function rawMail({ from, subject, text, headers = {}, attachment }: Mail): string {
  const given = {
    'Message-ID': `<${randomUUID()}@courriel.example>`,
    Date: 'Mon, 01 Mar 2027 10:00:00 +0100',
    ...headers,
  };
  const head = [
    `From: ${from}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ...Object.entries(given).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const body = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(text))}`;
  if (!attachment) return [...head, body, ''].join('\r\n');
  const { name, type, bytes } = attachment;
  const file = [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(bytes),
  ].join('\r\n');
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=partie',
    '',
    '--partie',
    body,
    '--partie',
    file,
    '--partie--',
    '',
  ].join('\r\n');
}

function wrapped(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}
