import { addresses, headerValue } from './headers.js';
import { parseMail, type ParsedMail } from './parse-mail.js';

/**
 * The words of a mail; where it only carries another one (« Transférer en pièce jointe »), that one below, in the form in which
 * mail programmes copy it.
 */
export function textPassedOn(mail: ParsedMail, isForward: boolean): string {
  const [carried, ...others] = mail.mails;
  const onlyCarries = isForward || mail.text.trim() === '';
  return carried && others.length === 0 && onlyCarries
    ? `${mail.text.trim()}\n\n${copyOf(carried.bytes())}`.trim()
    : mail.text;
}

function copyOf(raw: Buffer): string {
  const { headers, subject, text } = parseMail(raw);
  const from = addresses(headers, 'from')[0];
  const fields = [
    ['De', from && `${from.name} <${from.address}>`.trim()],
    ['Date', headerValue(headers, 'date')],
    ['Objet', subject],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `${name} : ${value}`);
  return ['---------- Message transféré ---------', ...lines, '', text.trim()].join('\n');
}
