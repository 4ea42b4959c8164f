import type { Mailbox } from 'postal-mime';
import {
  addresses,
  addressesLengthMax,
  cleanLine,
  headerValue,
  messageIdOf,
  messageIds,
  type MailHeader,
} from './headers.js';

const recipientsMax = 200;
const referencesMax = 50;

/** RFC 5322 3.6.4. */
export function threadOf(headers: readonly MailHeader[]) {
  const inReplyTo = messageIds(headerValue(headers, 'in-reply-to'))[0] ?? null;
  const given = headers.filter(({ key }) => key === 'references').map(({ value }) => value);
  const references = messageIds(given.join(' ')).slice(-referencesMax);
  return { messageId: messageIdOf(headers), inReplyTo, references };
}

/** Whom it is written to; beyond two hundred the original knows. */
export function recipientsOf(headers: readonly MailHeader[], faults: Set<string>): Mailbox[] {
  const all = addresses(headers, 'to');
  const isCut = headers.some(({ key, value }) => key === 'to' && value.length > addressesLengthMax);
  if (isCut || all.length > recipientsMax) faults.add(`too-many-recipients: the first ${recipientsMax} are kept`);
  return all
    .slice(0, recipientsMax)
    .map(({ name, address }) => ({ name: cleanLine(name), address: cleanLine(address) }));
}

/** As its Date says, which may be anything; null when it is none. */
export function dateOf(headers: readonly MailHeader[], faults: Set<string>): Date | null {
  const written = headerValue(headers, 'date');
  if (written === null) return null;
  const date = new Date(written.slice(0, 100));
  const isDate = date.getFullYear() >= 1970 && date.getFullYear() < 2200;
  if (!isDate) faults.add('date-unreadable');
  return isDate ? date : null;
}
