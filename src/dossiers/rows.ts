import type { ArrivalFacts, ChannelName, MailFacts, ReadingKind, SenderIdentity } from './arrival.js';
import type { Law } from './clocks/law.js';
import type { DeliveryFailure, MessageChannel } from './delivery.js';
import type { ContactState, DossierState, MessageState } from './states.js';

/** Rows as the database gives them; see src/migrations for their meaning. */
export interface ContactRow {
  id: string;
  channel: ChannelName;
  source: string;
  source_key: string;
  received_at: Date;
  sender: SenderIdentity;
  service_id: string | null;
  original_id: string | null;
  facts: ArrivalFacts;
  state: ContactState;
  reason: string | null;
  chrono: string | null;
  kind: ReadingKind | null;
  subject: string | null;
  body: string | null;
  language: string | null;
  reading: StoredReading | null;
  usager_id: string | null;
  stored_at: Date;
}

/** What the reader understood, apart from the words, which have columns of their own. */
export interface StoredReading {
  sender: SenderIdentity;
  mail?: MailFacts;
  /** 0 to 100. */
  ocrConfidence?: number;
}

export interface DossierRow {
  id: string;
  number: string;
  state: DossierState;
  received_at: Date;
  /** When another legal person that is competent received it in turn (N-04); null: the town hall is, or nobody knows. */
  competent_received_at: Date | null;
  demarche_id: string | null;
  service_id: string | null;
  administration_id: string | null;
  usager_id: string | null;
  parent_id: string | null;
  priority: 'normal' | 'high' | 'emergency';
  confidential: boolean;
  summary: string | null;
  target_date: string | null;
  closing_reason: string | null;
  /** Null while nobody knows what it is about. */
  legal: Law | null;
  /** YYYY-MM-DD: when silence decides, as things stand. */
  tacit_on: string | null;
  /** YYYY-MM-DD: what the usager was last told of it. */
  tacit_announced: string | null;
}

export interface MessageRow {
  id: string;
  dossier_id: string;
  key: string;
  channel: MessageChannel;
  recipient: string;
  recipient_name: string | null;
  subject: string | null;
  body: string;
  message_id: string;
  in_reply_to: string | null;
  thread: string[];
  state: MessageState;
  failure: DeliveryFailure | null;
  attempts: number;
  composed_at: Date;
  sent_by: string | null;
  /** Of a mail to a provider that takes them one by one: when it may leave. */
  turn_at: Date | null;
  /** What left, byte for byte: a mail or a sheet. */
  document_id: string | null;
  /** Null: it is said to the usager. Else to an administration, about what is sent on to it. */
  transmission_id: string | null;
}

/** What the door knew of the sender, and what was read since, which is surer. Of a mail that an agent passed on, the door knew the agent. */
export function saidSender({ sender, reading }: Pick<ContactRow, 'sender' | 'reading'>): SenderIdentity {
  return reading?.mail?.relay ? reading.sender : { ...sender, ...reading?.sender };
}

/** The same in SQL, of the columns of `contact`. */
export const saidSenderSql = `CASE WHEN reading #> '{mail,relay}' IS NULL THEN sender ELSE '{}' END || coalesce(reading -> 'sender', '{}')`;

const relayDaysMax = 366;
const dayMs = 24 * 3_600_000;

/**
 * When the town hall had it, from which the law counts (CRPA L112-13, TR-06): its arrival, or the day the usager wrote it to the
 * agent who passed it on. More than a year before, that day was surely misread.
 */
export function reachedTownHallAt({
  received_at: arrivedAt,
  reading,
}: Pick<ContactRow, 'received_at' | 'reading'>): Date {
  const { writtenAt } = reading?.mail?.relay ?? {};
  if (!writtenAt) return arrivedAt;
  const waitedMs = arrivedAt.getTime() - Date.parse(writtenAt);
  return waitedMs > 0 && waitedMs <= relayDaysMax * dayMs ? new Date(writtenAt) : arrivedAt;
}

/** What was written or said; the subject is the first line. Segments count their characters in this text. */
export function wordsOf({ subject, body }: Pick<ContactRow, 'subject' | 'body'>): string {
  return [subject, body].filter(Boolean).join('\n');
}

/** True when a person took the call. */
export function isCallAnswered({ channel, facts }: Pick<ContactRow, 'channel' | 'facts'>): boolean {
  return channel === 'call' && facts.call?.outcome === 'answered';
}
