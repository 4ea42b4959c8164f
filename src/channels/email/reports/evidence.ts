import { htmlToText } from '../html-to-text.js';

/** A mail as its parser gives it: what a report may be read in. */
export interface ReportMail {
  /** Decoded. */
  subject?: string | undefined;
  from?: { name?: string | undefined; address?: string | undefined } | undefined;
  text?: string | undefined;
  html?: string | undefined;
  /** Reports and mails given back included; their bytes without transfer encoding. */
  attachments: readonly { mimeType: string; content: ArrayBuffer | Uint8Array | string }[];
}

/** What a report carries. */
export interface Evidence {
  /** What the server says itself, without the mail it gives back. */
  words: string;
  /** Where the mail that came back may be, the surest first: its parts, what follows the words, the report byte for byte. */
  returned: string[];
}

const bytesMax = 64 * 1024;
// A report gives one mail back.
const returnedMax = 10;
const returnedTypes = /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers|partial)|text\/rfc822-headers)$/;

/** @param raw the whole mail: a returned mail that the parser took for content is still whole there */
export function evidenceOf(email: ReportMail, raw?: Buffer): Evidence {
  const text = textOf(email);
  const cut = beginOfReturned(text);
  const parts = email.attachments.filter(({ mimeType }) => returnedTypes.test(mimeType)).slice(0, returnedMax);
  return {
    words: text.slice(0, cut),
    returned: [...parts.map(textOfPart), text.slice(cut), bodyOf(raw)],
  };
}

export function textOfPart({ content }: ReportMail['attachments'][number]): string {
  if (typeof content === 'string') return content.slice(0, bytesMax);
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, bytesMax)).toString('utf8');
}

/** The first value of a header field in a text, unfolded. */
export function fieldIn(text: string, name: string): string | null {
  const field = new RegExp(`^[> \\t]*${name}[ \\t]*:[ \\t]*(?:\\r?\\n[ \\t]+)?([^\\r\\n]+)`, 'im').exec(text);
  return field?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim() ?? null;
}

/** The first of these texts that has such a field says its value. */
export function firstField(texts: readonly string[], name: string): string | null {
  return texts.map((text) => fieldIn(text, name)).find((value) => value !== null) ?? null;
}

function textOf(email: ReportMail): string {
  const text = email.text?.trim() ? email.text : htmlToText((email.html ?? '').slice(0, 4 * bytesMax));
  return text.slice(0, bytesMax).replace(/\r\n?/g, '\n');
}

/** Where a mail that came back begins in a text. Servers announce it each in its own way; failing that, it begins with the fields that servers add. */
export function beginOfReturned(text: string): number {
  return Math.min(announced.exec(text)?.index ?? text.length, addedFieldsAt(text));
}

const announced =
  /^.{0,40}(?:below this line is a copy|(?:this|included|below|here|following) is (?:a|the|your) (?:copy|original)|-{2,}[^-\n]{0,20}original message|original message(?: follows|:)|(?:unsent|returned|undelivered|rejected) message (?:follows|below|is)|message headers? follows?|headers? of the original|original (?:message )?headers?|your message (?:follows|reads)|message d['’]origine|message original|message initial|en-t[eê]tes? (?:du message|d['’]origine)|copie d[ue] (?:votre )?message).*$/im;
const addedFields = /^[> \t]*(?:return-path|received|message-id|mime-version|x-[\w-]{2,40}):[ \t]/gim;

/** Not those that a server quotes, indented, before it goes on. */
function addedFieldsAt(text: string): number {
  const goesOnAt = lastWordsAt(text);
  for (const { index, 0: found } of text.matchAll(addedFields)) {
    if (!/^[ \t]/.test(found) || index > goesOnAt) return index;
  }
  return text.length;
}

/** Where the last paragraph that is not indented begins. */
function lastWordsAt(text: string): number {
  let at = -1;
  for (const { index } of text.matchAll(/\n\n(?=\S)/g)) at = index;
  return at;
}

function bodyOf(raw?: Buffer): string {
  if (!raw) return '';
  const head = raw.subarray(0, 4 * bytesMax).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  return head.slice(end);
}
