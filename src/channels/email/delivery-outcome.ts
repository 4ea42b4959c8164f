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
 * Names what became of an attempt (RFC 5321 4.2, RFC 3463). An answer of the server is believed, whenever it comes.
 * Silence before the text is handed over means "not sent"; silence after it means nobody knows.
 *
 * @param handedOver true once a byte of the text went out
 */
export function deliveryOutcome(failure: SmtpFailure, handedOver: boolean): DeliveryOutcome {
  const { responseCode = 0, code = '' } = failure;
  if (isAboutOurCredentials(failure)) return { outcome: 'later', failure: 'provider-refused-credentials' };
  if (responseCode >= 500) return { outcome: 'refused', failure: permanentFailure(failure) };
  if (responseCode >= 400) return { outcome: 'later', failure: passingFailure(failure) };
  if (handedOver) return { outcome: 'unknown', failure: 'connection-lost-after-data' };
  if (code === 'EENVELOPE') return { outcome: 'refused', failure: 'address-unknown' };
  if (code === 'EMESSAGE') return { outcome: 'refused', failure: 'other' };
  return { outcome: 'later', failure: unreachable.test(code) ? 'provider-unreachable' : 'other' };
}

const unreachable = /^(?:ECONNECTION|ESOCKET|ETIMEDOUT|EDNS|ETLS|EPROTOCOL|EPROXY|EABORT|ECONN|EHOST|ENET|ENOTFOUND)/;

/** Our account at the provider is wrong: it will be mended, and the usager has nothing to do with it. */
function isAboutOurCredentials({ code, responseCode = 0 }: SmtpFailure): boolean {
  return code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || [530, 534, 535, 538].includes(responseCode);
}

/** By enhanced code (RFC 3463) when there is one, else by basic code and by what was refused. */
function permanentFailure({ responseCode, response, command }: SmtpFailure): DeliveryFailure {
  const detail = enhancedCode(response);
  if (detail) return failureOfStatus(detail);
  if (responseCode === 552) return 'mailbox-full';
  if (command === 'RCPT TO' && [550, 551, 553].includes(responseCode ?? 0)) return 'address-unknown';
  return [550, 554].includes(responseCode ?? 0) ? 'rejected-by-policy' : 'other';
}

/** @param detail subject and detail of an enhanced code, `1.1` of 5.1.1 (RFC 3463) */
export function failureOfStatus(detail: string): DeliveryFailure {
  return byEnhancedCode.find(([pattern]) => pattern.test(detail))?.[1] ?? 'other';
}

function passingFailure({ response }: SmtpFailure): DeliveryFailure {
  return enhancedCode(response) === '2.2' ? 'mailbox-full' : 'provider-busy';
}

/** Subject and detail of `550 5.1.1 …` (here `1.1`), null when the server gives none. */
function enhancedCode(response = ''): string | null {
  return /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null;
}

const byEnhancedCode: [RegExp, DeliveryFailure][] = [
  // Unknown, moved, disabled, a domain that takes no mail (RFC 7505), no route to it. 1.7 and 1.8 are about the sender.
  [/^(?:1\.(?:[1-46]|10)|2\.1|4\.4)$/, 'address-unknown'],
  [/^2\.2$/, 'mailbox-full'],
  [/^(?:7\.\d+|1\.[78])$/, 'rejected-by-policy'],
];
