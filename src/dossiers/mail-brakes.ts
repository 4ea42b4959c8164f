import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../platform/database/index.js';
import type { DebtKind } from './debts.js';
import { program } from './timeline.js';

/**
 * Automatic answers an hour, from one mailbox, to whoever it has answered in that hour already. People who write a second time go to
 * their dossier and are not acknowledged again: in the busiest hour of a town of 40,000, some three hundred mails, ten or twenty
 * such answers leave. A rush of many people, after an outage or for the school year, is no loop, and does not count.
 */
export const answersAgainAnHourMax = 200;

/** Said because a mail came, and nobody has looked. */
const automatic: readonly DebtKind[] = ['registration-notice', 'acknowledgement', 'split-notice', 'orientation'];

/** SQL, of a message: the mailbox its recipient wrote to. */
const mailbox = `(SELECT source FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
  WHERE dossier_contact.town_id = $1 AND dossier_contact.dossier_id = message.dossier_id AND contact.channel = 'email'
  ORDER BY lower(contact.sender ->> 'email') = lower(message.recipient) DESC NULLS LAST, received_at DESC LIMIT 1)`;

const isAutomatic = `(SELECT debt.kind FROM debt WHERE debt.town_id = $1 AND debt.id = message.debt_id) = ANY ($2)`;
const brakeKey = 'mail-loop-';

/**
 * Counts an answer just composed, when its correspondent has had one within the hour. At the limit whoever is responsible is told,
 * and no more leave from that mailbox until `isHeld` says otherwise. One statement: of several processes each counts once.
 */
export async function countAnswer(tx: TownTransaction, messageId: string, at: Date): Promise<void> {
  await tx.query(
    `WITH answer AS (
       SELECT correspondent, ${mailbox} AS mailbox FROM message
       WHERE town_id = $1 AND id = $3 AND channel = 'email' AND ${isAutomatic}),
     again AS (
       SELECT mailbox FROM answer WHERE mailbox IS NOT NULL AND EXISTS (
         SELECT 1 FROM message WHERE town_id = $1 AND channel = 'email' AND correspondent = (SELECT correspondent FROM answer)
         AND composed_at > $4::timestamptz - interval '1 hour' AND id <> $3 AND ${isAutomatic})),
     counted AS (
       INSERT INTO mail_brake AS brake (town_id, mailbox, since, last_at, answers) SELECT $1, mailbox, $4, $4, 1 FROM again
       ON CONFLICT (town_id, mailbox) DO UPDATE SET last_at = $4,
         since = CASE WHEN brake.since < $4::timestamptz - interval '1 hour' THEN $4 ELSE brake.since END,
         answers = CASE WHEN brake.since < $4::timestamptz - interval '1 hour' THEN 1 ELSE brake.answers + 1 END
       RETURNING mailbox, answers)
     INSERT INTO task (town_id, id, key, kind, state, reason, created_at)
     -- Each time as many have left again: whoever lets them go has looked.
     SELECT $1, $5, '${brakeKey}' || mailbox, 'mail-loop', 'to-do', mailbox, $4 FROM counted WHERE answers % $6 = 0
     ${openAgain}`,
    [tx.townId, automatic, messageId, at, uuid(), answersAgainAnHourMax],
  );
}

/**
 * Whether an automatic answer has to wait: its mailbox is stopped. It goes on when a person says so, or when nobody was answered
 * twice for an hour.
 */
export async function isHeld(tx: TownTransaction, messageId: string, at: Date): Promise<boolean> {
  const [held] = await tx.query(
    `WITH quiet AS (
       UPDATE task SET state = 'done', done_at = $4, done_by = $5 FROM mail_brake brake
       WHERE brake.town_id = $1 AND task.town_id = $1 AND ${ofNoDossier} AND key = '${brakeKey}' || brake.mailbox AND open
       AND last_at < $4::timestamptz - interval '1 hour' RETURNING key)
     SELECT 1 FROM task WHERE town_id = $1 AND ${ofNoDossier} AND key LIKE '${brakeKey}%' AND open
     AND key NOT IN (SELECT key FROM quiet)
     AND key = (SELECT '${brakeKey}' || ${mailbox} FROM message
                WHERE town_id = $1 AND id = $3 AND channel = 'email' AND ${isAutomatic})`,
    [tx.townId, automatic, messageId, at, program],
  );
  return held !== undefined;
}

/** An address writes as machines do, and is answered no more for now (J16): whoever is responsible is told, once while it is so. */
export async function alertOfBurst(tx: TownTransaction, address: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO task (town_id, id, key, kind, state, reason, created_at) VALUES ($1, $2, $3, 'mail-loop', 'to-do', $4, $5)
     ${openAgain}`,
    [tx.townId, uuid(), `mail-burst-${createHash('sha256').update(address.toLowerCase()).digest('hex')}`, address, at],
  );
}

const ofNoDossier = 'task.dossier_id IS NULL AND task.contact_id IS NULL';
const openAgain = `ON CONFLICT (town_id, dossier_id, contact_id, key) DO UPDATE
  SET state = 'to-do', done_at = NULL, done_by = NULL, taken_by = NULL, taken_at = NULL WHERE NOT task.open`;
