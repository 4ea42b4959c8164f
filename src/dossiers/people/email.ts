import { domainToASCII } from 'node:url';

const emailMax = 254; // RFC 5321 4.5.3.1.3, less the angle brackets

/**
 * The one form of an e-mail address; undefined when it is none. Names of domains with accents become what the network
 * knows them by (RFC 5891). The part before the @ may in theory keep its capitals (RFC 5321 2.4); nobody gives two people
 * addresses so alike.
 */
export function emailOf(written: string): string | undefined {
  const email = written
    .slice(0, 2 * emailMax)
    .normalize('NFC')
    .trim()
    .replace(/^<?\s*(?:mailto:)?/i, '')
    .replace(/[\s>.,;:)]+$/u, '')
    .replace(/\s*@\s*/, '@')
    .toLowerCase();
  if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(email)) return undefined;
  const at = email.lastIndexOf('@');
  const domain = domainToASCII(email.slice(at + 1));
  const whole = `${email.slice(0, at)}@${domain}`;
  return domain !== '' && whole.length <= emailMax ? whole : undefined;
}
