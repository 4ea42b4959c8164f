import type { DeliveryFailure } from '../../dossiers/delivery.js';
import { ownMessageId } from './addresses.js';
import { failureOfStatus } from './delivery-outcome.js';
import { headerValue, type MailHeader } from './headers.js';
import { replySubject } from './history/index.js';
import { evidenceOf, firstField, textOfPart, type Evidence, type ReportMail } from './reports/evidence.js';
import { failedRecipient } from './reports/failed-recipient.js';
import {
  fieldGroups,
  recipientAddress,
  recipientsOf,
  type Fields,
  type RecipientFields,
} from './reports/report-fields.js';
import { isFromMailSystem, joinsMail, kindOfWords } from './reports/server-words.js';
import { enhancedCode, statusOfWords } from './reports/status-of-words.js';
import { aboutWhich, type About } from './reports/which-message.js';

/**
 * What a mail says of an earlier one (RFC 3464, 3798, 5965). `failed`: it will never arrive; `delayed`: a server still tries;
 * `delivered`: it arrived, or was read; `complaint`: it arrived, and is not wanted; `other`: nothing anybody has to act upon;
 * `none`: this mail is not a report.
 */
export interface DeliveryReport extends About {
  kind: 'failed' | 'delayed' | 'delivered' | 'complaint' | 'other' | 'none';
  recipient: string | null;
  /** Enhanced code, `5.1.1` (RFC 3463), as given or as the words mean it. */
  status: string | null;
  /** Why it failed, where the report says so. */
  failure?: DeliveryFailure;
}

export interface ReportSource {
  /** The whole mail: its parser takes some returned mails for content. */
  raw?: Buffer;
  /** Of `messageMark`; absent: marks are not read. */
  markKey?: Buffer;
}

export const noReport: DeliveryReport = {
  kind: 'none',
  messageId: null,
  originalMessageId: null,
  recipient: null,
  status: null,
};

/** Reads a report with fields, or one in a server's own words. */
export function deliveryReport(
  email: ReportMail,
  headers: readonly MailHeader[],
  { raw, markKey }: ReportSource = {},
): DeliveryReport {
  const isStandard = /^multipart\/report\b/i.test(headerValue(headers, 'content-type') ?? '');
  const isReport = isStandard || isFromMailSystem(email, headers);
  const isWordless = !email.text?.trim() && joinsMail(email) && !replySubject(email.subject ?? '').isForward;
  if (!isReport && !isWordless) return noReport;
  const evidence = evidenceOf(email, raw);
  const groups = fieldsOf(email);
  const report = { ...noReport, ...aboutWhich(headers, evidence, groups, markKey) };
  const unwanted = isWordless && unwantedBy(headers, evidence.returned);
  if (unwanted) return { ...report, kind: 'complaint', recipient: recipientAddress(unwanted), failure: 'unwanted' };
  // A mail of ours without a word beside it asks for nothing.
  if (!isReport) return isOurs(email, evidence, report) ? { ...report, kind: 'other' } : noReport;
  const feedback = groups.find((group) => group.has('feedback-type'));
  if (feedback) return ofReader(report, feedback, evidence);
  const read = groups.find((group) => group.has('disposition'));
  if (read && !isRefusal(read, evidence)) return ofReading(report, read);
  const said = worstOf(recipientsOf(groups));
  const kind = said?.action ?? kindOfWords(email.subject ?? '', evidence.words);
  const isGivenBack = report.messageId !== null || givesBack(email, headers);
  // A mail system that joins a mail, or quotes one of ours, and says nothing we understand gives it back.
  if (kind === 'none' && isGivenBack && !isStandard) return ofDelivery(report, 'failed', evidence, headers, said);
  if (kind === 'none') return isStandard ? { ...report, kind: 'other' } : noReport;
  return ofDelivery(report, kind, evidence, headers, said);
}

const fieldParts = /^message\/(?:global-)?(?:delivery-status|disposition-notification|feedback-report)$/;
const partsMax = 50;
const fieldsInText = /^[> \t]*(?:final|original)-recipient[ \t]*:/im;

/** From the parts made for it, or from plain text, or from a report that a gateway has wrapped once more. */
function fieldsOf({ attachments, text = '' }: ReportMail): Fields[] {
  const textsOf = (types: RegExp) =>
    attachments
      .filter(({ mimeType }) => types.test(mimeType))
      .slice(0, partsMax)
      .map(textOfPart);
  const parts = textsOf(fieldParts);
  const plain = textsOf(/^(?:text\/|message\/rfc822$)/);
  const texts = parts.length > 0 ? parts : [text, ...plain].filter((each) => fieldsInText.test(each));
  return texts.flatMap(fieldGroups);
}

/** RFC 5965 3.1: what the reader's « this is spam » button sends. A report on forgery or the like asks nothing. */
function ofReader(report: DeliveryReport, feedback: Fields, { returned }: Evidence): DeliveryReport {
  const recipient = recipientAddress(
    feedback.get('original-rcpt-to') ?? feedback.get('removal-recipient') ?? firstField(returned, 'to') ?? '',
  );
  const isComplaint = /^(?:abuse|opt-out|fraud)/i.test(feedback.get('feedback-type')!);
  return isComplaint
    ? { ...report, kind: 'complaint', recipient, failure: 'unwanted' }
    : { ...report, kind: 'other', recipient };
}

/** RFC 3798 3.2.6: it was read, or thrown away unread. */
function ofReading(report: DeliveryReport, read: Fields): DeliveryReport {
  const isRead = /;[ \t]*(?:displayed|processed|dispatched)/i.test(read.get('disposition')!);
  const recipient = recipientAddress(read.get('final-recipient') ?? read.get('original-recipient') ?? '');
  return { ...report, kind: isRead ? 'delivered' : 'other', recipient };
}

/** Dovecot and Sieve refuse so what arrived (RFC 5429): it is gone, and nobody reads it. */
function isRefusal(read: Fields, { words }: Evidence): boolean {
  return /;[ \t]*deleted/i.test(read.get('disposition')!) && kindOfWords('', words) === 'failed';
}

function givesBack(email: ReportMail, headers: readonly MailHeader[]): boolean {
  return joinsMail(email) && /mailer-daemon|mail delivery (?:sub)?system/i.test(headerValue(headers, 'from') ?? '');
}

/** Microsoft's complaints are older than RFC 5965: the mail itself, joined to one without words, with a field that says whose it was. */
function unwantedBy(headers: readonly MailHeader[], returned: readonly string[]): string | null {
  if (!/^complaint about message\b/i.test((headerValue(headers, 'subject') ?? '').trim())) return null;
  return headerValue(headers, 'x-hmxmroriginalrecipient') ?? firstField(returned, 'x-hmxmroriginalrecipient');
}

/** A mail of ours and nothing else, under a title that asks nothing. */
function isOurs({ attachments, subject = '' }: ReportMail, { returned }: Evidence, { messageId }: About): boolean {
  const isOurMail =
    messageId !== null && ownMessageId(firstField(returned.slice(0, 1), 'message-id') ?? '') === messageId;
  return isOurMail && attachments.length === 1 && !/[?!]|\b(?:pas|je|nous|vous)\b/i.test(subject);
}

const worstFirst: RecipientFields['action'][] = ['failed', 'delayed', 'other', 'delivered', null];

/** One address of ours may stand for several people: whom it did not reach is told in another way. */
function worstOf(all: RecipientFields[]): RecipientFields | undefined {
  return worstFirst.map((action) => all.find((one) => one.action === action)).find((one) => one !== undefined);
}

function ofDelivery(
  report: DeliveryReport,
  kind: 'failed' | 'delayed' | 'delivered' | 'other',
  evidence: Evidence,
  headers: readonly MailHeader[],
  said: RecipientFields | undefined,
): DeliveryReport {
  const recipient = said?.recipient ?? failedRecipient(evidence, headers);
  if (kind === 'delivered' || kind === 'other') return { ...report, kind, recipient, status: said?.status ?? null };
  const words = `${said?.diagnostic ?? ''}\n${evidence.words}`;
  const status = statusSaid(said, words) ?? statusOfWords(words, kind === 'failed' ? '5' : '4');
  const failure = kind === 'failed' ? failureOf(said, status, words) : undefined;
  return { ...report, kind, recipient, status, ...(failure && { failure }) };
}

/** Where `Status: 5.0.0` says nothing, the words of the server that refused may. */
function statusSaid(said: RecipientFields | undefined, words: string): string | null {
  const status = said?.status ?? null;
  const written = status?.endsWith('.0.0') ? enhancedCode(words) : null;
  return written?.[0] === status?.[0] ? (written ?? status) : status;
}

/** `5.0.0` and the like say nothing: then what stands beside it does. */
function failureOf(
  said: RecipientFields | undefined,
  status: string | null,
  words: string,
): DeliveryFailure | undefined {
  const codes = [status, enhancedCode(said?.diagnostic ?? ''), statusOfWords(words, '5')].filter(
    (code) => code !== null,
  );
  const failures = codes.map((code) => failureOfStatus(code.slice(2)));
  const known = failures.find((failure) => failure !== 'other');
  return known ?? failures[0] ?? (said && 'address-unknown');
}
