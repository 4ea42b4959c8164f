import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const phone = /(?:\+33\s?(?:\(0\)\s?)?|\b0)[1-9](?:[\s.-]?\d{2}){4}\b/;
/** OCR likes to put a space before or after the sign. */
const email = /([\w.+-]+)\s?@\s?([\w-]+(?:\.[\w-]+)+)/;
/** « Tél. : », « Courriel : »… in front of a number or an address. */
const label =
  /(t[ée]l(éphone|[ée]copie)?|portable|mobile|fax|e-?mail|m[ée]l|mail|courriel|adresse [ée]lectronique)\s*[.:]*\s*[:.]?/giu;

export interface Contact {
  /** E.164. */
  phone: string | undefined;
  email: string | undefined;
  /** The lines that were neither. */
  rest: string[];
}

/** The telephone number and the e-mail address of a block of lines, and the lines without them. */
export function contactOf(lines: string[]): Contact {
  const whole = lines.join('\n');
  const address = email.exec(whole);
  return {
    phone: toE164(phone.exec(whole)?.[0]),
    email: address ? `${address[1]}@${address[2]}`.toLowerCase() : undefined,
    rest: lines.filter((line) => !isContactLine(line)),
  };
}

export function isContactLine(line: string): boolean {
  if (!phone.test(line) && !email.test(line)) return false;
  const left = line.replace(new RegExp(phone, 'g'), '').replace(new RegExp(email, 'g'), '').replace(label, '');
  return left.replace(/[^\p{L}\d]/gu, '').length <= 3;
}

function toE164(written: string | undefined): string | undefined {
  const number = written ? parsePhoneNumberFromString(written.replace('(0)', ''), 'FR') : undefined;
  return number?.isPossible() ? number.number : undefined;
}
