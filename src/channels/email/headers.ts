import { addressParser, type Mailbox } from 'postal-mime';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import { withoutUnseen } from '../../dossiers/unseen-signs.js';
import { readHeaderBlock } from './mime/header-block.js';
import { rawMail } from './mime/raw-mail.js';
import { relabelWords } from './mime/words.js';

/** One header field: name in lower case, value unfolded but still encoded (RFC 5322 2.2). */
export interface MailHeader {
  key: string;
  value: string;
}

/** Header fields of a raw mail, without parsing its body: cheap enough to be done before the mail is stored. */
export function peekHeaders(raw: Buffer): MailHeader[] {
  return readHeaderBlock(rawMail(raw), 0).fields;
}

export function headerValue(headers: readonly MailHeader[], key: string): string | null {
  return headers.find((header) => header.key === key)?.value ?? null;
}

/** Every `<message-id>` of a field, in order, with angle brackets (RFC 5322 3.6.4). */
export function messageIds(value: string | null): string[] {
  return value?.match(/<[^<>\s]{1,250}>/g) ?? [];
}

/** The mail's own Message-ID with angle brackets, which some senders forget; null when there is none. */
export function messageIdOf(headers: readonly MailHeader[]): string | null {
  const value = headerValue(headers, 'message-id');
  const bare = /^[^<>\s]{1,250}$/.exec(value ?? '');
  return messageIds(value)[0] ?? (bare ? `<${bare[0]}>` : null);
}

/** Who wrote, and where an answer goes: the Reply-To when it names one address (RFC 5322 3.6.2, CRPA R112-11-3). */
export function senderOf(headers: readonly MailHeader[]): SenderIdentity {
  const from = addresses(headers, 'from')[0] ?? addresses(headers, 'sender')[0];
  const replyTo = addresses(headers, 'reply-to');
  const answerTo = (replyTo.length === 1 && replyTo[0]) || from;
  const name = from?.name || answerTo?.name;
  return { ...(name && { name: cleanLine(name) }), ...(answerTo && { email: cleanLine(answerTo.address) }) };
}

// Some two hundred recipients; the parser of addresses is slower than the rest.
export const addressesLengthMax = 10_000;
const isSeenWhole = /^[^\s@\p{Cf}\p{DI}]+@[^\s@\p{Cf}\p{DI}]+$/u;
// A field of addresses stands once (RFC 5322 3.6).
const fieldsReadMax = 10;

/**
 * Addresses of a field, groups taken apart; entries without an `@` are dropped, and those with a sign that is not seen: shown or compared
 * without it, each would be somebody else's, whom no proof of the sender speaks of.
 */
export function addresses(headers: readonly MailHeader[], key: string): Mailbox[] {
  return headers
    .filter((header) => header.key === key)
    .slice(0, fieldsReadMax)
    .flatMap(
      (header) =>
        addressParser(relabelWords(header.value.slice(0, addressesLengthMax)), { flatten: true }) as Mailbox[],
    )
    .filter((mailbox) => isSeenWhole.test(mailbox.address ?? ''));
}

/**
 * One line without control characters, signs that are not seen and halves of characters, at most 500 long: fit for a list on a
 * screen, and for Postgres.
 */
export function cleanLine(text: string): string {
  return withoutUnseen(text)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500)
    .replace(/\p{Cs}$/u, '');
}
