import { markedMessage } from '../../../dossiers/message-mark.js';
import { ownMessageId } from '../addresses.js';
import { headerValue, messageIdOf, messageIds, type MailHeader } from '../headers.js';
import type { Evidence } from './evidence.js';
import type { Fields } from './report-fields.js';

/** Which mail a report is about. */
export interface About {
  /** Its Message-ID, whoever wrote it. */
  originalMessageId: string | null;
  /** The same when it is a message of ours; one that only its mark names has `mark.invalid` for a domain. */
  messageId: string | null;
}

// Each mark is checked by a hash: a text made of nothing else would keep the telephone waiting.
const markedWithin = 64 * 1024;

/**
 * Ours by its mark, which providers that rewrite the Message-ID keep, or by the envelope id we gave (RFC 3461 4.4), else by the
 * Message-ID of the mail that came back. Where that one is there and not ours, a mention of ours is only the thread it was in.
 * @param markKey absent: marks are not read
 */
export function aboutWhich(
  headers: readonly MailHeader[],
  { words, returned }: Evidence,
  groups: readonly Fields[],
  markKey?: Buffer,
): About {
  const said =
    groups.map((group) => group.get('original-message-id')).find((value) => value !== undefined) ??
    headers.find(({ key }) => key.endsWith('original-message-id'))?.value;
  const own = messageIdOf(headers);
  const original = firstId(said ?? null) ?? firstOf(returned, (text) => idOfReturned(text, own));
  const answered =
    messageIds(headerValue(headers, 'in-reply-to'))[0] ?? messageIds(headerValue(headers, 'references')).at(-1);
  const originalMessageId = original ?? answered ?? null;
  const marked =
    markKey &&
    firstOf([headersText(headers), ...returned], (text) => markedMessage(text.slice(0, markedWithin), markKey));
  if (marked) return { originalMessageId, messageId: `<aig-${marked}@mark.invalid>` };
  const envelope = firstOf(
    groups,
    (group) => /^<?(aig-[^\s<>]{1,250})/i.exec(group.get('original-envelope-id') ?? '')?.[1],
  );
  if (envelope) return { originalMessageId, messageId: `<${envelope}>` };
  if (original) return { originalMessageId, messageId: ownMessageId(original) };
  const mentions = [headerValue(headers, 'in-reply-to'), headerValue(headers, 'references'), words, ...returned];
  return { originalMessageId, messageId: firstOf(mentions, (text) => ownMessageId(text ?? '')) };
}

/** A gateway may have wrapped the report itself: what it names first is then the report, and not the mail within. */
function idOfReturned(text: string, own: string | null): string | null {
  const end = /\n[ \t]*\r?\n/.exec(text)?.index ?? 0;
  const isReport = /^content-type:[ \t]*multipart\/report\b/im.test(text.slice(0, end));
  const within = isReport ? text.slice(end) : text;
  const ids = [...within.slice(0, searchedWithin).matchAll(messageIdField)].flatMap(
    ([, value]) => firstId(value!.trim()) ?? [],
  );
  return ids.find((id) => id !== own) ?? ids[0] ?? null;
}

const searchedWithin = 64 * 1024;
const messageIdField = /^[> \t]*(?:x-original-)?message-id[ \t]*:[ \t]*(?:\r?\n[ \t]+)?([^\r\n]+)/gim;

function firstId(value: string | null): string | null {
  const bare = /^[^<>\s@]{1,120}@[^<>\s@]{1,200}$/.exec(value ?? '')?.[0];
  return messageIds(value).find((id) => id.includes('@')) ?? (bare ? `<${bare}>` : null);
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | null | undefined): R | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** A report comes to the address our mail left from, which may bear the mark of the message (VERP). */
function headersText(headers: readonly MailHeader[]): string {
  return headers
    .filter(({ key }) =>
      /^(?:to|delivered-to|x-original-to|envelope-to|x-envelope-to|x-delivered-to|received)$/.test(key),
    )
    .map(({ value }) => value)
    .join('\n');
}
