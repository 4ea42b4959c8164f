import type { TownTransaction } from '../platform/database/index.js';
import type { ChannelName } from './arrival.js';
import { closeIfNothingIsOwed } from './closing.js';
import { addDebts } from './debts.js';
import { progressTimer, remindersBeforeAlert, type Reminder } from './reminders.js';
import { keepReopening } from './reopening.js';
import type { DossierRow } from './rows.js';
import { addTasks, type NewTask } from './tasks.js';
import { program } from './timeline.js';
import { setTimers } from './timers.js';
import { wordsOwed, type Joined } from './words-owed.js';

export interface Joining {
  at: Date;
  /** When another answer is due, if the dossier is reopened or somebody else asks the same. */
  answerDueAt: Date;
  /** Level of the words of danger it holds: a person looks at once (UR-01), and nothing automatic goes out (J22). */
  danger: 'high' | 'emergency' | null;
  reminder: Reminder;
  /** The usager asks again; false for what they add to a dossier by answering a message of ours. */
  asksAgain: boolean;
  /** It answers a message of ours: from another address that is the usager all the same, and no second person to be told. */
  answersUs: boolean;
  /** It says thanks and nothing else: what is closed stays closed. */
  isThanks: boolean;
  /** It seems to speak of something else as well, or only: whoever reads it says so. */
  isPerhapsAnother: boolean;
  /** Login of the agent who joined it. */
  actor?: string;
}

/** Why a reply is to be read with care: its task has it as its reason. */
const anotherTopic = 'another-topic';

/**
 * A contact joins a dossier: it is added there and read by its service. What was closed is open again and owes another answer
 * (T10). No clock is reset and no second acknowledgement goes out; who asks again is counted, and the third time whoever is
 * responsible is told, once (AR-14). Thanks open nothing. Joining twice changes nothing; joining again after it was separated owes what one joining does.
 * @returns whether a word is owed that the loop-back can pay now
 */
export async function joinDossier(
  tx: TownTransaction,
  dossierId: string,
  contactId: string,
  joining: Joining,
): Promise<{ owesWord: boolean }> {
  const { at, answerDueAt, danger, reminder } = joining;
  const dossier = await lock(tx, dossierId, contactId);
  const reminds = joining.asksAgain && dossier.state === 'open';
  const linked = await link(tx, dossier, contactId, reminds, joining);
  if (!linked.is_new || staysClosed(dossier, joining)) return { owesWord: false };
  const reason = joining.isPerhapsAnother ? anotherTopic : null;
  const tasks: NewTask[] = [
    { dossierId, key: `read-reply-${contactId}`, kind: 'read-reply', reason, dueAt: answerDueAt },
  ];
  if (danger) tasks.push({ dossierId, key: `alert-${contactId}`, kind: 'alert', reason: danger, dueAt: at });
  if (reminds && linked.reminders >= remindersBeforeAlert && !linked.is_alerted)
    tasks.push({ dossierId, key: 'third-reminder', kind: 'third-reminder', dueAt: reminder.wordDueAt });
  await addTasks(tx, tasks);
  const words = danger
    ? []
    : wordsOwed(dossier, {
        ...reminder,
        contactId,
        channel: dossier.channel,
        who: dossier.who,
        reminds,
        answersUs: joining.answersUs,
        isThanks: joining.isThanks,
        answerDueAt,
      });
  if (linked.is_reopened) {
    const key = `answer-${linked.answers + 1}`;
    const reopened = { closedAt: dossier.closed_at?.toISOString() ?? null, reason: dossier.closing_reason };
    words.push({ dossierId, key, kind: 'answer', dueAt: answerDueAt, payable: false, facts: { reopened } });
    await setTimers(tx, [{ dossierId, ...progressTimer(reminder.progressAt) }]);
    if (dossier.closed_at) await keepReopening(tx, { dossierId, contactId, closedAt: dossier.closed_at, at });
  }
  await addDebts(tx, words);
  for (const id of linked.ended) await closeIfNothingIsOwed(tx, id, at);
  return { owesWord: words.some(({ payable }) => payable) };
}

function staysClosed({ state }: DossierRow, { isThanks, danger }: Joining): boolean {
  return isThanks && danger === null && state !== 'open';
}

type Locked = DossierRow & {
  closed_at: Date | null;
  came_by: ChannelName;
  is_acknowledged: boolean;
  channel: ChannelName;
  who: Joined['who'];
};

/** Contacts that join one dossier at the same moment do it one after the other, so that each is counted. */
async function lock(tx: TownTransaction, dossierId: string, contactId: string): Promise<Locked> {
  const [dossier] = await tx.query<Locked>(
    `SELECT dossier.*, target_date::text AS target_date, channel,
            EXISTS (SELECT 1 FROM debt WHERE debt.town_id = $1 AND dossier_id = $2 AND debt.kind = 'acknowledgement'
                    AND debt.reason IS DISTINCT FROM 'separated') AS is_acknowledged,
            CASE WHEN sender.id IS NULL THEN 'unknown'
                 WHEN coalesce(sender.merged_into, sender.id) = coalesce(usager.merged_into, usager.id) THEN 'same' ELSE 'other' END AS who
     FROM dossier JOIN contact ON contact.town_id = $1 AND contact.id = $3
     LEFT JOIN usager sender ON sender.town_id = $1 AND sender.id = contact.usager_id
     LEFT JOIN usager ON usager.town_id = $1 AND usager.id = dossier.usager_id
     WHERE dossier.town_id = $1 AND dossier.id = $2 FOR NO KEY UPDATE OF dossier`,
    [tx.townId, dossierId, contactId],
  );
  return dossier!;
}

interface Linked {
  is_new: boolean;
  is_reopened: boolean;
  is_alerted: boolean;
  /** Answers of the dossier itself, those of neighbours left out; what a separation has waived is owed again under its key. */
  answers: number;
  reminders: number;
  /** Dossiers opened for this contact while it waited: it has its own place now. */
  ended: string[];
}

async function link(
  tx: TownTransaction,
  dossier: Locked,
  contactId: string,
  reminds: boolean,
  joining: Joining,
): Promise<Linked> {
  const { id, who } = dossier;
  const { at, actor = program } = joining;
  const kind = reminds ? 'reminded' : who === 'other' ? 'contact-joined' : 'usager-replied';
  const [linked] = await tx.query<Linked>(
    `WITH linked AS (
       INSERT INTO dossier_contact (town_id, dossier_id, contact_id, reminds) VALUES ($1, $2, $3, $6)
       ON CONFLICT DO NOTHING RETURNING contact_id),
     reopened AS (
       UPDATE dossier SET state = 'open', closed_at = NULL, closing_reason = NULL FROM linked
       WHERE town_id = $1 AND id = $2 AND state IN ('closed', 'closing') AND NOT $8 RETURNING id),
     ended AS (
       UPDATE dossier SET state = 'closing', closing_reason = 'duplicate' FROM linked
       WHERE town_id = $1 AND demarche_id IS NULL AND state = 'open' AND id <> $2
       AND id IN (SELECT dossier_id FROM dossier_contact WHERE town_id = $1 AND dossier_contact.contact_id = $3) RETURNING id),
     counted AS (
       SELECT count(*)::int + $6::boolean::int AS reminders FROM dossier_contact
       WHERE town_id = $1 AND dossier_id = $2 AND dossier_contact.reminds),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1::uuid, $2::uuid, $4::timestamptz, $5::text, $7::text, jsonb_strip_nulls(jsonb_build_object('contact', $3::text, 'reminders', CASE WHEN $6 THEN reminders END))
       FROM linked, counted
       UNION ALL SELECT $1, id, $4, $5, 'set-aside', jsonb_build_object('contact', $3::text, 'reason', 'duplicate') FROM ended)
     SELECT EXISTS (SELECT 1 FROM linked) AS is_new, EXISTS (SELECT 1 FROM reopened) AS is_reopened, reminders,
            ARRAY (SELECT id FROM ended) AS ended,
            EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND key = 'third-reminder' AND task.state <> 'dropped') AS is_alerted,
            (SELECT count(*)::int FROM debt WHERE town_id = $1 AND dossier_id = $2 AND key ~ '^answer(-\\d{1,4})?$'
             AND reason IS DISTINCT FROM 'separated') AS answers
     FROM counted`,
    [tx.townId, id, contactId, at, actor, reminds, kind, staysClosed(dossier, joining)],
  );
  return linked!;
}
