import { htmlToText } from '../html-to-text.js';
import { decodeText } from './charset.js';
import { unflowed } from './flowed.js';
import type { Part } from './part.js';
import { withoutUuencoded, type UuencodedFile } from './uuencoded.js';

/** What a mail carries: its words, and the parts that are no words. */
export interface MailBody {
  text: string;
  /** A file of the sender's, or an image within the words (`isInline`). */
  files: { part: Part; isInline: boolean }[];
  /** Files that stand in the words, as they did before MIME. */
  uuencoded: UuencodedFile[];
  /** Parts by which servers report (RFC 3464, 5965, 8098): no file for anybody. */
  reports: Part[];
}

/** Far beyond any request; the original keeps the rest. */
export const textMax = 200_000;
const most = { text: textMax, textBytes: 2 * 1024 * 1024, htmlBytes: 4 * 1024 * 1024 };

const nothing: MailBody = { text: '', files: [], uuencoded: [], reports: [] };

/** Sorts the leaves of the tree. @param faults to which what was not as it should be is added */
export function bodyOf(root: Part, faults: Set<string>): MailBody {
  const body = leavesOf(root, faults);
  if (body.text.trim() !== '') return body;
  const named = wordsUnderName(body, faults);
  return named.text.trim() === '' ? { ...named, text: wordsBeforeParts(root) } : named;
}

/** Programmes that know no parts write above them, where others say that parts follow. */
function wordsBeforeParts({ isMultipart, parts, body }: Part): string {
  if (!isMultipart || parts.length === 0) return '';
  const { text } = decodeText(body.subarray(0, most.textBytes));
  return /\bmime\b|multi-?part|plusieurs parties/i.test(text.slice(0, 500))
    ? ''
    : readable(text).trim().slice(0, most.text);
}

/** Some programmes give the words a name, as if they were a file; others join a file so: it is both. */
function wordsUnderName(body: MailBody, faults: Set<string>): MailBody {
  const named = body.files.find(({ part }) => part.disposition !== 'attachment' && wordTypes.test(part.type));
  if (!named) return body;
  return joined([body, wordsIn(named.part, faults)]);
}

function leavesOf(part: Part, faults: Set<string>, within: 'mail' | 'alternative' | 'related' = 'mail'): MailBody {
  if (part.isMultipart && part.parts.length > 0) {
    if (part.type === 'multipart/alternative') return alternative(part, faults);
    return together(part, faults, part.type === 'multipart/related' ? 'related' : 'mail');
  }
  if (reportTypes.test(part.type)) {
    const said = isReportInWords(part) ? wordsIn(part, faults) : nothing;
    return { ...said, reports: [part] };
  }
  if (isWords(part, within)) return wordsIn(part, faults);
  if (part.body.length === 0 && part.fileName === null) return nothing;
  // Renditions for a watch or for AMP say the same again.
  if (within === 'alternative' && /^text\/(?:x-amp-html|watch-html)$/.test(part.type)) return nothing;
  return { ...nothing, files: [{ part, isInline: isInline(part, within) }] };
}

const reportTypes =
  /^(?:message\/(?:global-)?(?:delivery-status|disposition-notification)|message\/feedback-report|(?:text|message)\/(?:rfc822-headers?|global-headers))$/;

/** A server that puts its words where the fields of RFC 3464 belong, and no field. */
function isReportInWords(part: Part): boolean {
  return part.type === 'message/delivery-status' && !/^[\w-]{3,40}[ \t]*:/m.test(part.bytes(4096).toString('latin1'));
}

function isWords(part: Part, within: string): boolean {
  if (part.disposition === 'attachment') return false;
  // No boundary was found in it, or it is nested too deep to be taken apart.
  if (part.isMultipart) return part.fileName === null;
  return wordTypes.test(part.type) && (part.fileName === null || within === 'alternative');
}

// Of a kind that is not known, text is words (RFC 2046 4.1.4).
const wordTypes =
  /^text\/(?!(?:calendar|(?:x-)?vcard|directory|(?:x-)?vcalendar|csv|css|rtf|xml|javascript|x-amp-html|watch-html)$)/;

function isInline(part: Part, within: string): boolean {
  return (
    part.type.startsWith('image/') &&
    part.disposition !== 'attachment' &&
    (within === 'related' || part.contentId !== null)
  );
}

/** The plain words where there are any; some programmes leave them empty, or say there that HTML is needed. */
function alternative({ parts }: Part, faults: Set<string>): MailBody {
  const bodies = parts.map((part) => ({ part, body: leavesOf(part, faults, 'alternative') }));
  const spoken = bodies.filter(({ body }) => body.text.trim() !== '');
  const plain = spoken.find(({ part, body }) => part.type === 'text/plain' && !isStandIn(body.text));
  const chosen = plain ?? spoken.find(({ part }) => part.type !== 'text/plain') ?? spoken[0];
  return { ...joined(bodies.map(({ body }) => body)), text: chosen?.body.text ?? '' };
}

function isStandIn(text: string): boolean {
  return (
    text.length < 400 && /\bhtml\b/i.test(text) && /support|affich|view|display|lire|client|messagerie/i.test(text)
  );
}

/** Of `multipart/related` the first part, or the one named by `start`, is the words; the others belong to it (RFC 2387). */
function together(part: Part, faults: Set<string>, within: 'mail' | 'related'): MailBody {
  const body = joined(part.parts.map((each) => leavesOf(each, faults, within)));
  const words = part.parts.length === 1 ? body.text : body.text.trim();
  return { ...body, text: words };
}

function joined(bodies: readonly MailBody[]): MailBody {
  return {
    text: bodies
      .map(({ text }) => text)
      .filter((text) => text.trim() !== '')
      .join('\n')
      .slice(0, most.text),
    files: bodies.flatMap(({ files }) => files),
    uuencoded: bodies.flatMap(({ uuencoded }) => uuencoded),
    reports: bodies.flatMap(({ reports }) => reports),
  };
}

function wordsIn(part: Part, faults: Set<string>): MailBody {
  const isHtml = /^text\/(?:html|enriched|richtext)$/.test(part.type);
  const text = decodedText(part, isHtml ? most.htmlBytes : most.textBytes, faults);
  const lines = readable(text);
  const { text: words, uuencoded } = isHtml
    ? { text: htmlToText(lines), uuencoded: [] }
    : withoutUuencoded(flowedOrNot(part, lines));
  if (words.length > most.text) faults.add('text-cut');
  return { ...nothing, text: words.slice(0, most.text).normalize('NFC'), uuencoded };
}

/** Postgres keeps no NUL, nor half of a character; nobody reads the other controls. */
function readable(text: string): string {
  return text
    .replace(/\r\n?|[\f\v]/g, '\n')
    .replace(/[\x1c-\x1f]/g, ' ')
    .replace(/[\0-\x08\x0e-\x1b\x7f\p{Cs}]/gu, '');
}

function decodedText(part: Part, bytesMax: number, faults: Set<string>): string {
  const isPlain = part.encoding === 'base64' && readsAsWords(part.body);
  if (isPlain) faults.add('wrong-encoding: labelled base64, read as it stands');
  const bytes = isPlain ? part.body.subarray(0, bytesMax) : part.bytes(bytesMax);
  const label = part.parameter('charset');
  const whole = bytes.length < bytesMax ? bytes : wholeCharacters(bytes);
  const { text, readAs } = decodeText(whole, label ?? htmlLabel(part, bytes));
  if (readAs !== undefined) faults.add(`wrong-charset: labelled ${label ?? 'nothing'}, read as ${readAs}`);
  if (bytes.length >= bytesMax) faults.add('text-cut');
  return text;
}

/** Base64 has no blanks within its lines, no accents and no punctuation. */
function readsAsWords(body: Buffer): boolean {
  const start = body.toString('latin1', 0, 4096).trim();
  const foreign = start.match(/[^A-Za-z0-9+/=\s]|[^\s] (?=[^\s])/g)?.length ?? 0;
  return foreign > start.length / 20;
}

function flowedOrNot(part: Part, text: string): string {
  if (part.parameter('format')?.toLowerCase() !== 'flowed') return text;
  return unflowed(text, part.parameter('delsp')?.toLowerCase() === 'yes');
}

/** A page says its charset itself where the mail does not. */
function htmlLabel(part: Part, bytes: Buffer): string | undefined {
  if (part.type !== 'text/html') return undefined;
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(bytes.toString('latin1', 0, 2048))?.[1];
}

/** Up to the last byte of ASCII near the cut: half a character would make the charset doubtful. */
function wholeCharacters(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > bytes.length - 8 && bytes[end - 1]! >= 0x80) end -= 1;
  return bytes.subarray(0, end);
}
