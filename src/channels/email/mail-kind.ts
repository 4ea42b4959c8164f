import type { MailKind, ReadingKind } from '../../dossiers/arrival.js';
import { isRobotAddress } from '../../dossiers/robot-address.js';
import {
  asksForProof,
  isAbsenceTitle,
  isBareAbsence,
  isMachineTitle,
  isNothingButAway,
  saysItIsAutomatic,
  saysSomebodyIsAway,
  soundsLikeAbsence,
  tellsOfReading,
  tellsOwnAbsence,
} from './absence-words.js';
import { isOneOf, ownMessageId, sameForm } from './addresses.js';
import type { DeliveryReport } from './delivery-report.js';
import { addresses, headerValue, type MailHeader } from './headers.js';
import { replySubject } from './history/index.js';
import { answersByItself, comesFromList, isVacation, writtenByMachine } from './machine-signs.js';
import { decodeWords } from './mime/words.js';
import { isCalledSpam } from './spam-verdict.js';

export interface MailSigns {
  headers: readonly MailHeader[];
  /** Decoded. */
  subject: string;
  /** What the writer wrote, without history. */
  text: string;
  /** See ParsedMail. */
  outlookClass?: string;
  /** Where an answer would go. */
  answerAddress: string | null;
  /** It answers or goes on with an earlier mail. */
  isReply: boolean;
  /** It came to the address, or copies the mark, that answers to a message of ours have: see reply-token.ts. */
  bearsToken: boolean;
  /** It is an invitation or the answer to one: see `isCalendar`. */
  calendar: boolean;
  report: DeliveryReport;
  /** Our mailboxes, in the form of `sameForm`. */
  ourAddresses: ReadonlySet<string>;
  /** Those and the services', any of which may be a group that brings us mails. */
  groups: ReadonlySet<string>;
}

/**
 * Whether a person asks something, a machine speaks, or a mail of ours came back (AU-01, J16). A machine's mail is kept and shown
 * to a person, but never answered; so a doubt goes to `message`, unless answering could start a loop. See docs/email/kinds.md.
 */
export function mailKind(signs: MailSigns): MailKind {
  const { headers, subject, text, report } = signs;
  if (report.kind !== 'none') return kindOfReport(report.kind, report.recipient !== null, headers);
  if (isCalledSpam(headers)) return 'spam';
  if (signs.calendar) return 'calendar';
  const [, packed] = outlookKinds.find(([pattern]) => pattern.test(signs.outlookClass ?? '')) ?? [];
  if (packed) return packed;
  const answers =
    answersByItself(headers) ||
    isMachineTitle(subject) ||
    isBareAbsence(subject, text) ||
    asksForProof(text) ||
    tellsOfReading(subject, text) ||
    isTitledByExchange(headers, subject, text) ||
    speaksForItself(signs);
  if (answers || saysItsWriterIsAway(signs)) {
    return isVacation(headers) || saysSomebodyIsAway(subject, text) ? 'out-of-office' : 'auto-reply';
  }
  const machine = machineOf(signs);
  if (machine)
    return soundsLikeAbsence(subject) || (machine === 'auto-reply' && saysSomebodyIsAway(subject, text))
      ? 'out-of-office'
      : machine;
  return signs.isReply ? 'reply' : 'message';
}

/** MS-OXCMAIL 2.1.3.2, MS-OXTNEF 2.1.3.3.1: by either name. */
const outlookKinds: [RegExp, MailKind][] = [
  [/^REPORT\..*\.(?:IPNRN|IPNNRN|DR)$|Read Receipt$/i, 'receipt'],
  [/^REPORT\..*\.NDR$|Non-Delivery$/i, 'bounce'],
  [/\.Schedule\.|Schedule Mtg|Microsoft Schedule\./i, 'calendar'],
  [/\.OofTemplate|\.Rules\.Oof/i, 'out-of-office'],
];

/** What the line does with it: only people's mails go down it, and what reports on a message of ours moves that message. */
export function readingKindOf(kind: MailKind): ReadingKind {
  switch (kind) {
    case 'message':
    case 'reply':
      return 'request';
    case 'bounce':
    case 'delayed':
    case 'receipt':
    case 'feedback-report':
      return 'bounce';
    case 'auto-reply':
    case 'out-of-office':
    case 'list':
    case 'calendar':
    case 'spam':
      return 'automatic';
    default:
      return kind satisfies never;
  }
}

/** A part as the parser gives it. */
export interface CalendarPart {
  mimeType: string;
  disposition: string | null;
  /** Parameter of the media type (RFC 5546 1.4). */
  method?: string | undefined;
}

/** The mail is an invitation (iTIP, RFC 5546) and not a letter with one enclosed. */
export function isCalendar(headers: readonly MailHeader[], parts: readonly CalendarPart[]): boolean {
  if (/^text\/calendar\b/i.test(headerValue(headers, 'content-type') ?? '')) return true;
  return parts.some(
    ({ mimeType, method, disposition }) =>
      mimeType === 'text/calendar' && disposition !== 'attachment' && !!method && !/^publish$/i.test(method),
  );
}

function kindOfReport(
  kind: Exclude<DeliveryReport['kind'], 'none'>,
  namesSomebody: boolean,
  headers: readonly MailHeader[],
): MailKind {
  switch (kind) {
    case 'failed':
      return 'bounce';
    case 'delayed':
      return 'delayed';
    case 'delivered':
      return 'receipt';
    case 'complaint':
      return 'feedback-report';
    case 'other': {
      const type = /report-type\s*=\s*"?([\w-]+)/i.exec(headerValue(headers, 'content-type') ?? '')?.[1]?.toLowerCase();
      if (type === 'feedback-report') return 'feedback-report';
      // One that nobody can read says neither that it arrived nor that it did not: a person looks.
      const isRead = type === 'disposition-notification' || (type === 'delivery-status' && namesSomebody);
      return isRead ? 'receipt' : 'auto-reply';
    }
    default:
      return kind satisfies never;
  }
}

function machineOf(signs: MailSigns): 'list' | 'auto-reply' | null {
  if (comesFromList(signs.headers, signs.groups)) return 'list';
  return writtenByMachine(signs.headers) || cannotBeAnswered(signs) ? 'auto-reply' : null;
}

/** In its words alone: not those of a mail that is passed on, nor of a form, which sends a person's own under such words. */
function speaksForItself({ headers, subject, text, isReply }: MailSigns): boolean {
  const [from, answerTo] = ['from', 'reply-to'].map((key) => sameForm(addresses(headers, key)[0]?.address ?? ''));
  const isForm = answerTo !== '' && answerTo !== from && !isRobotsHouse(from!, answerTo!);
  if (replySubject(subject).isForward || isForm) return false;
  return saysItIsAutomatic(text, isReply);
}

/** A sender's own address for answers, beside its robot's: `commande@` and `aide@`. A person's has a name of its own. */
function isRobotsHouse(from: string, answerTo: string): boolean {
  const [domain, second] = [from, answerTo].map((address) => address.slice(address.lastIndexOf('@') + 1));
  return (
    domain === second && /^(?:aide|support|contact|info|help|clients?|service[\w-]*|hello|bonjour|sav)@/.test(answerTo)
  );
}

/** Exchange leaves the title alone in Thread-Topic: what it put before it is no « Re: » in any tongue, where somebody is away. */
function isTitledByExchange(headers: readonly MailHeader[], subject: string, text: string): boolean {
  const topic = decodeWords(headerValue(headers, 'thread-topic') ?? '').trim();
  const { isReply, isForward } = replySubject(subject);
  if (topic === '' || isReply || isForward || !subject.endsWith(topic)) return false;
  return /^[^:]{4,60}:$/.test(subject.slice(0, -topic.length).trim()) && isNothingButAway(text);
}

/** A subject alone makes nobody absent: « Absent lundi : cantine » is a parent's. */
function saysItsWriterIsAway({ headers, subject, text, bearsToken }: MailSigns): boolean {
  const isAnswer = bearsToken || answersUs(headers) || isExchangeRule(headers);
  if (isAnswer && isAbsenceTitle(subject)) return true;
  return soundsLikeAbsence(subject) && tellsOwnAbsence(text, isAnswer);
}

/** Exchange marks so what a rule of a mailbox sends: an absence, but also a person's mail that is passed on. */
function isExchangeRule(headers: readonly MailHeader[]): boolean {
  return headers.some(({ key }) => key === 'x-ms-exchange-inbox-rules-loop');
}

/** Nobody reads a robot's address; ours would loop. */
function cannotBeAnswered({ answerAddress, ourAddresses }: MailSigns): boolean {
  return !!answerAddress && (isRobotAddress(answerAddress) || isOneOf(answerAddress, ourAddresses));
}

function answersUs(headers: readonly MailHeader[]): boolean {
  return ['in-reply-to', 'references'].some((key) => ownMessageId(headerValue(headers, key) ?? '') !== null);
}
