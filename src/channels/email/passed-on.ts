import { addresses, headerValue } from './headers.js';
import { replySubject } from './history/index.js';
import { parseMail, type ParsedMail } from './parse-mail.js';
import { textMax } from './mime/body.js';

const copiesMax = 10;
const depthMax = 4;

/**
 * The words of a mail; where it only carries others (« Transférer en pièce jointe »), those below, in the form in which mail
 * programmes copy them.
 */
export function textPassedOn(mail: ParsedMail, isForward: boolean, depth = 0): string {
  const isWordless = mail.text.trim() === '';
  // Beside words of one's own, several are enclosures.
  if (!(isForward && mail.mails.length === 1) && !isWordless) return mail.text;
  const texts = [mail.text.trim()];
  let length = 0;
  for (const carried of mail.mails.slice(0, copiesMax)) {
    if (length > textMax) break;
    texts.push(copyOf(carried.bytes(), depth));
    length += texts.at(-1)!.length;
  }
  if (length > textMax) mail.faults.add('text-cut');
  return texts.join('\n\n').trim().slice(0, textMax);
}

function copyOf(raw: Buffer, depth: number): string {
  const mail = parseMail(raw);
  const { headers, subject } = mail;
  // What is passed on may have been passed on.
  const text = depth < depthMax ? textPassedOn(mail, replySubject(subject).isForward, depth + 1) : mail.text;
  const from = addresses(headers, 'from')[0];
  const fields = [
    ['De', from && `${from.name} <${from.address}>`.trim()],
    ['Date', headerValue(headers, 'date')],
    ['Objet', subject],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `${name} : ${value}`);
  return ['---------- Message transféré ---------', ...lines, '', text.trim()].join('\n');
}
