import type { DeliveryFailure, DeliveryOutcome } from '../../dossiers/delivery.js';

/** What the mail library says of a failed attempt; `responseCode` and `response` are there when the server answered. */
export interface SmtpFailure {
  code?: string;
  responseCode?: number;
  response?: string;
  /** `RCPT TO`, `MAIL FROM`, `DATA`, `CONN`, `API`, … */
  command?: string;
}

/**
 * Names what became of an attempt (RFC 5321 4.2, RFC 3463; the table is docs/email/sending.md). An answer of the server is believed,
 * whenever it comes. Silence before the end of the text means "not sent": a server may keep nothing of a mail whose end it has not
 * seen (RFC 5321 4.1.1.4). Silence after it means nobody knows.
 *
 * @param handedOver true once the whole text, and with it its end, may have gone out
 */
export function deliveryOutcome(failure: SmtpFailure, handedOver: boolean): DeliveryOutcome {
  const { responseCode = 0, code = '' } = failure;
  if (responseCode < 500 && responseCode >= 400) return passing(failure);
  if (isAboutOurCredentials(failure)) return { outcome: 'later', failure: 'provider-refused-credentials' };
  if (responseCode >= 500) return permanent(failure);
  if (handedOver) return { outcome: 'unknown', failure: 'connection-lost-after-data' };
  if (code === 'EENVELOPE') return { outcome: 'refused', failure: 'address-unknown' };
  if (code === 'EMESSAGE') return { outcome: 'refused', failure: 'too-large' };
  return { outcome: 'later', failure: unreachable.test(code) ? 'provider-unreachable' : 'other' };
}

const unreachable = /^(?:ECONNECTION|ESOCKET|ETIMEDOUT|EDNS|ETLS|EPROTOCOL|EPROXY|EABORT|ECONN|EHOST|ENET|ENOTFOUND)/;

/** Our account at the provider is wrong: it will be mended, and the usager has nothing to do with it. */
function isAboutOurCredentials({ code, responseCode = 0 }: SmtpFailure): boolean {
  return code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || [530, 534, 535, 538].includes(responseCode);
}

/** What is answered before the mail is spoken of is said by our own provider, about us. */
const ofTheMail = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** By enhanced code (RFC 3463) when there is one, else by basic code and by what was refused. */
function permanent({ responseCode = 0, response, command = '' }: SmtpFailure): DeliveryOutcome {
  // 503: the session was out of step (RFC 5321 4.3.2). The same mail passes in another.
  if (responseCode === 503) return { outcome: 'later', failure: 'provider-busy' };
  if (!ofTheMail.includes(command)) return { outcome: 'later', failure: 'provider-unreachable' };
  const detail = enhancedCode(response);
  const failure = detail ? failureOfStatus(detail) : failureOfBasicCode(responseCode, command);
  // The recipient has not been named yet: unless it is the mail itself, it is we who may not send from there.
  if (command === 'MAIL FROM' && !ofTheMailItself.includes(failure))
    return { outcome: 'later', failure: 'provider-refused-credentials' };
  return { outcome: 'refused', failure };
}
const ofTheMailItself: readonly DeliveryFailure[] = ['too-large', 'address-not-sendable'];

function failureOfBasicCode(responseCode: number, command: string): DeliveryFailure {
  if (responseCode === 552) return command === 'MAIL FROM' ? 'too-large' : 'mailbox-full';
  // 521 and 556 (RFC 7504): that domain takes no mail at all.
  if (command === 'RCPT TO' && [501, 521, 550, 551, 553, 556].includes(responseCode)) return 'address-unknown';
  return [550, 554].includes(responseCode) ? 'rejected-by-policy' : 'other';
}

function passing(failure: SmtpFailure): DeliveryOutcome {
  const { response } = failure;
  if (enhancedCode(response) === '2.2') return { outcome: 'later', failure: 'mailbox-full' };
  if (!isOfTheRecipient(failure)) return { outcome: 'later', failure: 'provider-busy' };
  if (isGreyListing(failure)) return { outcome: 'later', failure: 'provider-busy', spare: 'mail' };
  const detail = enhancedCode(response) ?? '';
  // 421 4.3.2: our own provider stops, or is told to.
  const wantsRest = /^7\./.test(detail) || (failure.responseCode === 421 && !/^3\./.test(detail));
  return { outcome: 'later', failure: 'provider-busy', ...(wantsRest && { spare: 'domain' }) };
}

/** After a 421 the library no longer knows what it was said to; at the greeting it has another name for it. */
function isOfTheRecipient({ code, responseCode, command = '' }: SmtpFailure): boolean {
  return ['RCPT TO', 'DATA'].includes(command) || (responseCode === 421 && code === 'ECONNECTION');
}

/** 450 and 451 4.7.1 (RFC 6647 5), or its name where no code is given. */
function isGreyListing({ responseCode = 0, response = '' }: SmtpFailure): boolean {
  if (![450, 451].includes(responseCode)) return false;
  return enhancedCode(response) === '7.1' || /gr[ae]y-?list/i.test(response);
}

/** Subject and detail of `550 5.1.1 …` (here `1.1`), null when the server gives none. */
function enhancedCode(response = ''): string | null {
  return /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null;
}

/** @param detail subject and detail of an enhanced code, `1.1` of 5.1.1 (RFC 3463) */
export function failureOfStatus(detail: string): DeliveryFailure {
  return byEnhancedCode.find(([pattern]) => pattern.test(detail))?.[1] ?? 'other';
}

const byEnhancedCode: [RegExp, DeliveryFailure][] = [
  // Unknown, moved, disabled, a domain that takes no mail (RFC 7505), no route to it. 1.7 and 1.8 are about the sender.
  [/^(?:1\.(?:[1-46]|10)|2\.1|4\.4)$/, 'address-unknown'],
  [/^2\.2$/, 'mailbox-full'],
  [/^(?:2\.3|3\.4)$/, 'too-large'],
  // RFC 6531 3.7.4: letters beyond ASCII, which the next server does not know.
  [/^6\.(?:7|9|10)$/, 'address-not-sendable'],
  [/^(?:7\.\d+|1\.[78])$/, 'rejected-by-policy'],
];
