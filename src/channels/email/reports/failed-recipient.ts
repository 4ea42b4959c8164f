import { sameForm } from '../addresses.js';
import { addresses, headerValue, type MailHeader } from '../headers.js';
import { firstField, type Evidence } from './evidence.js';
import { recipientAddress } from './report-fields.js';

/** Whom a mail did not reach, where no field of RFC 3464 says so: Exim's own field, the server's words, else the mail that came back. */
export function failedRecipient({ words, returned }: Evidence, headers: readonly MailHeader[]): string | null {
  const named = recipientAddress(headerValue(headers, 'x-failed-recipients')?.split(',')[0] ?? '');
  const own = ['from', 'to', 'reply-to'].flatMap((key) => addresses(headers, key).map(({ address }) => address));
  return (
    named ??
    inWords(words, surest, own) ??
    // In running text an address may be an example, or whom to ask.
    recipientAddress(firstField(returned, 'to') ?? '') ??
    inWords(words, others, own)
  );
}

/** Where a server says so, else the first address that is neither ours nor a server's. @param notThis of the report itself */
function inWords(words: string, places: readonly RegExp[], notThis: readonly string[]): string | null {
  const left = new Set(notThis.map(sameForm));
  for (const pattern of places) {
    for (const [, found] of words.matchAll(pattern)) {
      const address = recipientAddress(found!);
      if (address && !left.has(sameForm(address)) && !isMachine(address)) return address;
    }
  }
  return null;
}

const one = `["'<(]{0,2}([^\\s<>"'(),;:?[\\]]{1,120}@[^\\s<>"'(),;:?[\\]]{1,250})(?![^\\s<>"'(),;:[\\]])`;

const place = (pattern: string) => new RegExp(pattern, 'gim');
/** Where only whom it did not reach stands. */
const surest = [
  // « did not reach the following recipient(s): », with or without a line between.
  `(?:following|suivante?s?)[^@:]{0,60}?[:\\s]\\s{0,10}${one}`,
  // Postfix and qmail begin a line with it; Sendmail and Exim give it a line of its own.
  `^[ \\t]*${one}>?(?::|[ \\t]*$)`,
  `addressed(?: to)?,? ${one}`,
  // X.400, as Exchange writes it.
  `dda:smtp=${one}`,
  `(?:rcpt to|recipients?|destinataires?|deliver(?:ed|y)? to|remis[e]? (?:à|aux)|address(?:es)?|adresses?)[^@\\n]{0,40}?[ :]${one}`,
].map(place);
const others = [
  // Not whom it came from, nor the fields of the mail it speaks of.
  `(?<!\\b(?:from|to|de|à|cc)[ :]{1,10})(?:^|[\\s(:=])${one}`,
  `(?:^|[\\s(:=])${one}`,
].map(place);

/** Of a Message-ID, or of whoever writes reports. */
function isMachine(found: string): boolean {
  return /^(?:mailer-daemon|postmaster|abuse|support)@|^aig-|^[0-9a-f.$-]{20,}@|\.prod\.outlook\.com$|\.(?:jpe?g|png|gif)(?:@|$)/i.test(
    found,
  );
}
