import { addresses, headerValue } from './headers.js';
import { parseMail, type ParsedMail } from './parse-mail.js';

const copiesMax = 10;

/**
 * The words of a mail; where it only carries others (« Transférer en pièce jointe »), those below, in the form in which mail
 * programmes copy them.
 */
export function textPassedOn(mail: ParsedMail, isForward: boolean): string {
  const isWordless = mail.text.trim() === '';
  // Beside words of one's own, several are enclosures.
  if (!(isForward && mail.mails.length === 1) && !isWordless) return mail.text;
  return [mail.text.trim(), ...mail.mails.slice(0, copiesMax).map((carried) => copyOf(carried.bytes()))]
    .join('\n\n')
    .trim();
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
