import { addressParser, type Mailbox } from 'postal-mime';
import type { SenderIdentity } from '../../dossiers/arrival.js';

/** One header field: name in lower case, value unfolded but still encoded (RFC 5322 2.2). */
export interface MailHeader {
  key: string;
  value: string;
}

// A header block longer than this is noise or an attack; what names the mail stands at its beginning.
const headerBytesMax = 256 * 1024;

/** Header fields of a raw mail, without parsing its body: cheap enough to be done before the mail is stored. */
export function peekHeaders(raw: Buffer): MailHeader[] {
  const head = raw.subarray(0, headerBytesMax).toString('utf8');
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  const lines = head
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    const field = /^([!-9;-~]{1,80})[ \t]*:(.*)$/.exec(line);
    return field ? [{ key: field[1]!.toLowerCase(), value: field[2]!.trim() }] : [];
  });
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

/** Addresses of a field, groups taken apart; entries without an `@` are dropped. */
export function addresses(headers: readonly MailHeader[], key: string): Mailbox[] {
  return headers
    .filter((header) => header.key === key)
    .flatMap((header) => addressParser(header.value.slice(0, 10_000), { flatten: true }) as Mailbox[])
    .filter((mailbox) => /^[^\s@]+@[^\s@]+$/.test(mailbox.address ?? ''));
}

/** One line without control characters, at most 500 characters: fit for a list on a screen. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
