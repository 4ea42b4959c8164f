import type { Mailbox } from 'postal-mime';
import type { Authenticity, MailKind, SenderIdentity } from '../../dossiers/arrival.js';
import { replyTokenIn } from '../../dossiers/reply-token.js';
import { turnsReadingOrder } from '../../dossiers/unseen-signs.js';
import { ownMessageId, sameForm } from './addresses.js';
import { deliveryReport, type DeliveryReport } from './delivery-report.js';
import type { MailFile } from './files/mail-files.js';
import { addresses, cleanLine, senderOf } from './headers.js';
import { contactText, forwardedIn, relayedIn, replySubject, splitHistory, type Relayed } from './history/index.js';
import { dateOf, recipientsOf, threadOf } from './mail-fields.js';
import { isCalendar, mailKind } from './mail-kind.js';
import { parseMail, type ParsedMail } from './parse-mail.js';
import { textPassedOn } from './passed-on.js';
import { beginOfReturned } from './reports/evidence.js';
import { townHallOf, type TownHall } from './town-hall.js';

/** What is known beside the mail itself. */
export interface MailContext {
  /** Our mailboxes, in the form of `sameForm`: a mail from one of them is a loop. */
  ourAddresses: ReadonlySet<string>;
  /** Whose passing on is a relay; absent: of whoever wrote. */
  townHall?: TownHall;
  /** Of message-mark.ts and reply-token.ts; absent: these are not read. */
  keys?: { mark: Buffer; token: Buffer };
  authenticity?: Authenticity;
}

export interface UnderstoodMail {
  kind: MailKind;
  /** As its From says. */
  from: Mailbox | null;
  /** Whom an answer goes to. */
  sender: SenderIdentity;
  to: Mailbox[];
  subject: string | null;
  /** As its Date says, which may be anything. */
  date: Date | null;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  newText: string;
  quotedText: string;
  /** What the contact is about: new words and what the signature says of the writer. */
  text: string;
  files: MailFile[];
  report: DeliveryReport;
  relayed: Relayed | null;
  /** Number of the dossier whose reply token it bears. */
  tokenOf: string | null;
  /** What could not be read, or is not what it says: `word` or `word: about what`. */
  warnings: string[];
}

const warningsMax = 50;

/**
 * All that a raw mail (RFC 5322) says: words, never a decision. A pure function, for the reader and for `mail inspect`. Never
 * throws, in time that grows with the length alone: what cannot be read is named in `warnings`.
 */
export function understandMail(raw: Buffer, context: MailContext): UnderstoodMail {
  const mail = parseMail(raw);
  const { headers, subject, faults } = mail;
  const from = addresses(headers, 'from')[0] ?? addresses(headers, 'sender')[0] ?? null;
  const sender = senderOf(headers);
  const markKey = context.keys?.mark;
  const report = deliveryReport(mail.email, headers, { raw, ...(markKey && { markKey }) });
  const thread = threadOf(headers);
  const to = recipientsOf(headers, faults);
  const { isForward, ...prefixed } = replySubject(subject);
  const text = report.kind === 'none' ? textPassedOn(mail, isForward) : mail.text;
  const isAnswer = prefixed.isReply || (!isForward && thread.inReplyTo !== null && answers(thread.inReplyTo, text, to));
  const split = report.kind === 'none' ? splitHistory(text, { isReply: isAnswer, isForward }) : wordsOfReport(text);
  const isReply = prefixed.isReply || (!isForward && thread.inReplyTo !== null);
  const relayed = report.kind === 'none' ? relayOf(from, subject, text, context) : null;
  const tokenOf = tokenIn(mail, context);
  const kind = mailKind({
    headers,
    subject,
    text: split.newText,
    outlookClass: mail.outlookClass,
    answerAddress: (relayed?.sender ?? sender).email ?? null,
    isReply,
    bearsToken: tokenOf !== null,
    calendar: isCalendar(headers, mail.email.attachments),
    report,
    ourAddresses: context.ourAddresses,
    groups: context.townHall?.addresses ?? context.ourAddresses,
  });
  if (from && turnsReadingOrder(from.name)) faults.add('reading-order: the sender');
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) faults.add('encrypted: the text');
  return {
    kind,
    from: from && { name: cleanLine(from.name), address: cleanLine(from.address) },
    sender,
    to,
    subject: subject || null,
    date: dateOf(headers, faults),
    ...thread,
    newText: relayed?.text ?? split.newText,
    quotedText: relayed ? text.trim() : split.quotedText,
    text: relayed?.text ?? contactText(split),
    files: mail.files,
    report,
    relayed,
    tokenOf,
    warnings: [...faults].slice(0, warningsMax).map(cleanLine),
  };
}

/**
 * Programmes name the mail that is passed on as they name the one that is answered, and its subject may have been changed: an answer is
 * what answers one of ours, or copies a mail by whom it is written to.
 */
function answers(inReplyTo: string, text: string, to: readonly Mailbox[]): boolean {
  if (ownMessageId(inReplyTo) !== null) return true;
  const copied = forwardedIn(text)?.from.email;
  return copied !== undefined && to.some(({ address }) => sameForm(address) === sameForm(copied));
}

/** What a server says, and the mail it may copy below. */
function wordsOfReport(text: string) {
  const cut = beginOfReturned(text);
  return { newText: text.slice(0, cut).trim(), quotedText: text.slice(cut).trim(), signature: '' };
}

function relayOf(from: Mailbox | null, subject: string, text: string, context: MailContext): Relayed | null {
  if (!from) return null;
  const agent = { ...(from.name && { name: cleanLine(from.name) }), email: cleanLine(from.address) };
  const townHall = context.townHall ?? { ...townHallOf([]), addresses: new Set([agent.email.toLowerCase()]) };
  return relayedIn({ from: agent, subject, text, authenticity: context.authenticity }, townHall);
}

const deliveredTo = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

function tokenIn({ headers, subject, text }: ParsedMail, { keys }: MailContext): string | null {
  if (!keys) return null;
  const reached = headers.filter(({ key }) => deliveredTo.includes(key)).map(({ value }) => value);
  return replyTokenIn(reached, [subject, text], keys.token);
}
