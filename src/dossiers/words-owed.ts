import type { ChannelName } from './arrival.js';
import type { NewDebt } from './debts.js';
import type { DossierRow } from './rows.js';

/** A contact that joins a dossier, and when a word about it is due. */
export interface Joined {
  contactId: string;
  channel: ChannelName;
  /** Beside the usager of the dossier; `unknown` gave nothing to be told by. */
  who: 'same' | 'other' | 'unknown';
  /** The usager asks again about something that waits. */
  reminds: boolean;
  answersUs: boolean;
  /** It says thanks and nothing else. */
  isThanks: boolean;
  /** YYYY-MM-DD, in the town's own time. */
  day: string;
  wordDueAt: Date;
  answerDueAt: Date;
}

type Dossier = Pick<DossierRow, 'id' | 'demarche_id' | 'target_date' | 'confidential' | 'received_at'> & {
  came_by: ChannelName;
  is_acknowledged: boolean;
};

const progressText = 'Nous avons joint votre nouveau message à votre dossier : le service qui vous répond le lit';

/**
 * What is owed to whoever wrote. The usager hears where their dossier stands, once a day at most, and gets no second
 * acknowledgement (AR-14); but the first one once they write what they had said aloud (AR-07). Somebody else gets their own word and their own answer, and nothing of the usager's (DI-01); about
 * a confidential dossier, nothing by itself.
 */
export function wordsOwed(dossier: Dossier, joined: Joined): NewDebt[] {
  if (joined.who === 'unknown') return [];
  if (joined.who === 'same')
    return isFirstWriting(dossier, joined) ? [acknowledgement(dossier, joined)] : progress(dossier, joined);
  return joined.answersUs || dossier.confidential || dossier.demarche_id === null ? [] : ownWords(dossier, joined);
}

/**
 * Every electronic message is acknowledged (CRPA L112-11), also about what was told by telephone or at the counter (J04), and also
 * when it answers the word in which we confirmed that; thanks ask nothing.
 */
function isFirstWriting(dossier: Dossier, { channel, isThanks }: Joined): boolean {
  const isOurs = dossier.demarche_id !== null && dossier.target_date !== null;
  const isFirst = isSpoken(dossier.came_by) && !dossier.is_acknowledged;
  return isOurs && isFirst && !isThanks && (channel === 'email' || channel === 'web_form');
}

/** It is neutral, as any that answers a later contact (AR-09): the law counts from this writing. */
function acknowledgement({ id }: Dossier, { contactId, wordDueAt }: Joined): NewDebt {
  const kind = 'acknowledgement';
  return { dossierId: id, kind, dueAt: wordDueAt, payable: true, facts: { contact: contactId } };
}

function isSpoken(channel: ChannelName): boolean {
  return channel === 'call' || channel === 'counter';
}

/** Without a date of ours there is nothing to say: another administration answers, or nobody knows yet what it is about. */
function progress(dossier: Dossier, { reminds, contactId, day, wordDueAt }: Joined): NewDebt[] {
  if (!reminds || dossier.demarche_id === null || dossier.target_date === null) return [];
  const facts = { contact: contactId, firstToldAt: dossier.received_at.toISOString(), progressText };
  return [{ dossierId: dossier.id, kind: 'progress', key: `progress-${day}`, dueAt: wordDueAt, payable: true, facts }];
}

function ownWords({ id, target_date }: Dossier, { contactId, channel, wordDueAt, answerDueAt }: Joined): NewDebt[] {
  const kind = isSpoken(channel) ? 'written-confirmation' : 'acknowledgement';
  const facts = { contact: contactId };
  const word: NewDebt = { dossierId: id, kind, key: `${kind}-${contactId}`, dueAt: wordDueAt, payable: true, facts };
  if (target_date === null) return [word];
  const key = `answer-${contactId}`;
  return [word, { dossierId: id, kind: 'answer', key, dueAt: answerDueAt, payable: false, facts }];
}
