import { attributionAt, fieldsOfAttribution } from './attribution.js';
import { unglued } from './glued-lines.js';
import { announcedBlock, headerBlockAt, type HeaderBlock } from './header-block.js';
import { isBlank, mailLines, unquoted, type MailLine } from './mail-lines.js';
import { isRewrapped } from './rewrapped.js';
import { splitHistory } from './split-history.js';
import { dateInTitle, titleAt } from './titles.js';
import { writerIn, type Writer } from './writer.js';
import { writtenAt } from './written-at.js';

/** A mail that stands in another, as the one who passed it on received it. */
export interface Forwarded {
  /** Empty when the copy does not say. */
  from: Writer;
  /** Null when it is not said, or not said surely. */
  writtenAt: Date | null;
  subject: string | null;
  /** Own words of whoever passed it on, without their signature. */
  note: string;
  /** Words of the original, with the mails that it copies in turn. */
  text: string;
}

interface Start {
  at: number;
  blockAt: number;
  block: HeaderBlock;
  title: MailLine | null;
}

/**
 * The first mail that a text copies with its fields (« De : », « Date : »…), null when there is none.
 * @param isForward its subject says that a mail is passed on: « Le …, X <x@y> a écrit : » then begins it too (Outlook for Mac)
 */
export function forwardedIn(text: string, isForward = false): Forwarded | null {
  const lines = mailLines(unglued(text));
  const start = startIn(lines, isForward);
  if (!start) return null;
  const { from = '', date, subject } = start.block.fields;
  const said = date ?? (start.title && dateInTitle(start.title));
  const { body, below } = bodyFrom(lines, start);
  const above = lines.slice(0, start.at).map(({ whole }) => whole);
  return {
    from: writerIn(from),
    writtenAt: said ? writtenAt(said) : null,
    subject: subject?.replace(/[*]{1,2}$/, '').trim() || null,
    note: noteOf([...above, ...below].join('\n')),
    text: body.join('\n').trim() || (lines.length > text.split('\n').length ? lastValue(lines, start) : ''),
  };
}

/** True when a text says in so many words that a mail is passed on, whatever the subject. */
export function isPassedOn(text: string): boolean {
  const lines = mailLines(unglued(text));
  return lines.some((_, at) => titleAt(lines, at) === 'passed-on');
}

function startIn(lines: readonly MailLine[], isForward: boolean): Start | null {
  for (let at = 0; at < lines.length; at += 1) {
    const announced = titleAt(lines, at) && announcedBlock(lines, at);
    if (announced) return { at, blockAt: announced.at, block: announced.block, title: lines[at]! };
    const block = headerBlockAt(lines, at);
    if (block?.isProven) return { at, blockAt: at, block, title: null };
    const attribution = isForward ? attributionAt(lines, at) : null;
    const fields = attribution && fieldsOfAttribution(attribution);
    if (fields) return { at, blockAt: at, block: { length: attribution.length, fields, isProven: true }, title: null };
  }
  return null;
}

/** Where all was in one line, nothing tells the end of the last field from the words of the mail. */
function lastValue(lines: readonly MailLine[], { blockAt, block }: Start): string {
  const { whole } = lines[blockAt + block.length - 1]!;
  return whole.slice(whole.indexOf(':') + 1).trim();
}

/** Where the copy is marked with `>`, what stands below it without a mark is the agent's. */
function bodyFrom(lines: readonly MailLine[], { blockAt, block }: Start): { body: string[]; below: string[] } {
  const rest = lines.slice(blockAt + block.length);
  const depth = lines[blockAt]!.depth || (rest.every((line) => line.depth > 0 || isBlank(line)) ? 1 : 0);
  if (depth === 0) return { body: rest.map(({ whole }) => whole), below: [] };
  const own = rest.findIndex((line, at) => line.depth < depth && !isBlank(line) && !isRewrapped(rest, at));
  const end = own === -1 ? rest.length : own;
  return {
    body: rest.slice(0, end).map((line) => unquoted(line, depth)),
    below: rest.slice(end).map(({ whole }) => whole),
  };
}

function noteOf(words: string): string {
  const { newText } = splitHistory(words.replace(/\n[-_=]{4,}\s*$/, ''), { isReply: false, isForward: false });
  return newText;
}
