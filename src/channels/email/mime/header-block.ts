import { isUtf8 } from 'node:buffer';
import type { MailHeader } from '../headers.js';
import { decodeText } from './charset.js';

export interface HeaderBlock {
  /** In their order, doubles included. */
  fields: MailHeader[];
  /** Offset of the first byte of the body. */
  bodyAt: number;
  /** What was not as RFC 5322 has it, in our words: `header-cut`, `no-blank-line`. */
  faults: string[];
}

// A person's mail has fifty fields and 5 kB; what is beyond is skipped over, and stays in the original.
const most = { fields: 1000, valueBytes: 64 * 1024, bytes: 4 * 1024 * 1024 };

/** Header fields from an offset on (RFC 5322 2.2), in time that grows with their length alone. */
export function readHeaderBlock(raw: Buffer, from: number): HeaderBlock {
  const fields: { key: string; pieces: Buffer[]; bytes: number }[] = [];
  const faults = new Set<string>();
  let at = from;
  let bodyAt = raw.length;
  while (at < raw.length) {
    const { end, next } = lineAt(raw, at);
    if (end === at) {
      bodyAt = next;
      break;
    }
    if (at - from > most.bytes) {
      faults.add('header-cut');
      bodyAt = afterBlankLine(raw, at);
      break;
    }
    // Above all fields there is nothing to fold.
    const start = fields.length === 0 ? afterFold(raw, at, end) : at;
    const name = isFold(raw[start]!) ? null : nameIn(raw, start, end);
    const last = fields.at(-1);
    if (name && fields.length < most.fields) fields.push(startOf(raw, start + name.length, end, name.key, faults));
    else if (name) faults.add('header-cut');
    else if (isFold(raw[at]!) || isStray(raw, at, next, fields) || (last && isParameter(last.pieces, raw, at)))
      grow(last, raw.subarray(at, end), faults);
    else if (!isMailboxLine(raw, at)) {
      if (last) faults.add('no-blank-line');
      bodyAt = at;
      break;
    }
    at = next;
  }
  const charset = charsetOf(fields.find(({ key }) => key === 'content-type')?.pieces ?? []);
  return {
    fields: fields.map(({ key, pieces }) => ({ key, value: textOf(pieces, charset) })),
    bodyAt,
    faults: [...faults],
  };
}

/** Programmes that leave their fields without encoding write them as they write the words. */
function charsetOf(contentType: readonly Buffer[]): string | undefined {
  return /charset[ \t]*=[ \t]*"?([\w.:-]{2,40})/i.exec(Buffer.concat(contentType).toString('latin1'))?.[1];
}

function lineAt(raw: Buffer, at: number): { end: number; next: number } {
  const feed = raw.indexOf(0x0a, at);
  if (feed === -1) return { end: raw.length, next: raw.length };
  return { end: feed > at && raw[feed - 1] === 0x0d ? feed - 1 : feed, next: feed + 1 };
}

function nameIn(raw: Buffer, at: number, end: number): { key: string; length: number } | null {
  const found = /^([!-9;-~]{1,78})[ \t]*:/.exec(raw.toString('latin1', at, Math.min(end, at + 90)));
  return found && { key: found[1]!.toLowerCase(), length: found[0].length };
}

function startOf(raw: Buffer, at: number, end: number, key: string, faults: Set<string>) {
  const field = { key, pieces: [], bytes: 0 };
  grow(field, raw.subarray(at, end), faults);
  return field;
}

function grow(field: { pieces: Buffer[]; bytes: number } | undefined, line: Buffer, faults: Set<string>): void {
  if (!field) return;
  const piece = line.subarray(0, Math.max(0, most.valueBytes - field.bytes));
  if (piece.length < line.length) faults.add('header-cut');
  if (piece.length > 0) field.pieces.push(piece);
  // Endless empty folds count too.
  field.bytes += line.length + 1;
}

function afterFold(raw: Buffer, at: number, end: number): number {
  while (at < end && isFold(raw[at]!)) at += 1;
  return at;
}

function isFold(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

const strayMax = 10;

/**
 * A line of a value that was folded without its blank, or a title above the head: a field follows at once, or after some more such
 * lines one that a head has once and this one does not have yet (but « Date : », which people write too).
 */
function isStray(raw: Buffer, at: number, next: number, fields: readonly { key: string }[]): boolean {
  // In a part it is the boundary of the next.
  if (raw[at] === 0x2d && raw[at + 1] === 0x2d && at > 0) return false;
  let line = next;
  for (let ahead = 0; ahead < strayMax && line < raw.length; ahead += 1) {
    const { end, next: after } = lineAt(raw, line);
    if (end === line) return false;
    const key = knownField.exec(raw.toString('latin1', line, line + 40))?.[1]!.toLowerCase();
    if (ahead > 0 && !mayBeFolded(fields.at(-1)?.key)) return false;
    if (key && (ahead === 0 || (onlyOnce.has(key) && !fields.some((field) => field.key === key))))
      return fields.length > 0 || at === 0;
    line = after;
  }
  return false;
}

/** Above the head, or behind a field of several lines; behind « Date: » the words of a mail without a blank line begin. */
function mayBeFolded(key: string | undefined): boolean {
  return key === undefined || /^(?:received|to|cc|references|authentication-results|(?:arc|dkim|x)-.*)$/.test(key);
}

const onlyOnce = new Set(['from', 'to', 'subject', 'message-id', 'mime-version', 'content-type']);

/** `boundary="…"` at the beginning of a line, behind a line that ends with a semicolon. */
function isParameter(pieces: readonly Buffer[], raw: Buffer, at: number): boolean {
  if (!/;[ \t]*$/.test(pieces.at(-1)?.toString('latin1') ?? '')) return false;
  return /^[\w*-]{1,40}[ \t]*=/.test(raw.toString('latin1', at, at + 60));
}

const knownField =
  /^(from|to|cc|subject|date|message-id|mime-version|content-[a-z-]{2,30}|received|return-path|reply-to|references|in-reply-to|dkim-signature|list-[a-z-]{2,30}|x-[\w-]{1,30})[ \t]*:/i;

/** `From alice Mon Mar 1 …`, which a mailbox file puts above each mail. */
function isMailboxLine(raw: Buffer, at: number): boolean {
  return /^>?From /.test(raw.toString('latin1', at, at + 6));
}

function afterBlankLine(raw: Buffer, from: number): number {
  const window = raw.subarray(from, from + most.bytes);
  const ends = ['\n\n', '\n\r\n'].map((blank) => ({ at: window.indexOf(blank), length: blank.length }));
  const [first] = ends.filter(({ at }) => at !== -1).sort((a, b) => a.at - b.at);
  return first ? from + first.at + first.length : Math.min(raw.length, from + most.bytes);
}

function textOf(pieces: Buffer[], charset: string | undefined): string {
  const lines = pieces.map((piece) => trimmed(piece));
  const value = lines.length === 1 ? lines[0]! : Buffer.concat(lines.flatMap((line) => [line, space]));
  return decodeText(value, isUtf8(value) ? undefined : charset)
    .text.replace(/[\r\n\0]+/g, ' ')
    .trim();
}

const space = Buffer.from(' ');

function trimmed(piece: Buffer): Buffer {
  let [start, end] = [0, piece.length];
  while (start < end && isFold(piece[start]!)) start += 1;
  while (end > start && isFold(piece[end - 1]!)) end -= 1;
  return piece.subarray(start, end);
}
