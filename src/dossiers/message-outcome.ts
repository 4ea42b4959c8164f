import type { TownTransaction } from '../platform/database/index.js';
import { closeIfNothingIsOwed } from './closing.js';
import { acknowledging, saidOnce } from './debts.js';
import type { DeliveryFailure } from './delivery.js';
import type { MessageState } from './states.js';
import { waiveSurvey } from './surveys.js';
import { addTasks, alertsOfTime } from './tasks.js';
import { program } from './timeline.js';
import { transmissionRefused } from './transmissions.js';

interface Told {
  dossier_id: string;
  key: string;
  transmission_id: string | null;
}

/** The next hop took the message. A debt is not settled by that: only what arrives settles it. */
export async function messageAccepted(
  tx: TownTransaction,
  id: string,
  reference: string | null,
  at: Date,
): Promise<void> {
  const message = await record(tx, id, { from: ['sending', 'unknown'], to: 'accepted', reference, failure: null, at });
  if (message) await lateNoMore(tx, id, at);
}

/** The message reached the usager, or the tray it is printed from: what it was about is no longer owed. */
export async function messageDelivered(
  tx: TownTransaction,
  id: string,
  reference: string | null,
  at: Date,
): Promise<void> {
  const message = await record(tx, id, {
    from: ['sending', 'accepted', 'unknown'],
    to: 'delivered',
    reference,
    failure: null,
    at,
  });
  if (!message) return;
  await settle(tx, id, at);
  await lateNoMore(tx, id, at);
  await closeIfNothingIsOwed(tx, message.dossier_id, at);
}

/**
 * Also by an attempt that was given up, and arrived after all. Whoever reads an acknowledgement reads there when we received their
 * message: a proof of that date that came back is owed no more.
 */
async function settle(tx: TownTransaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `WITH settled AS (
       UPDATE debt SET state = 'settled', ended_at = $3 FROM message
       WHERE message.town_id = $1 AND message.id = $2 AND debt.town_id = $1 AND debt.id = message.debt_id AND debt.state = 'owed'
       RETURNING debt.key, debt.dossier_id, debt.kind),
     dated AS (
       UPDATE debt SET state = 'settled', reason = 'said-since', ended_at = $3 FROM settled
       WHERE settled.kind = 'acknowledgement' AND debt.town_id = $1 AND debt.dossier_id = settled.dossier_id AND debt.kind = 'registration-notice'
       AND debt.state = 'owed' AND EXISTS (
         SELECT 1 FROM message WHERE town_id = $1 AND id = debt.message_id AND message.state IN ('refused', 'bounced', 'complained'))
       RETURNING debt.key, debt.dossier_id)
     -- Nobody looks for a way to somebody who was told by another, or calls them.
     UPDATE task SET state = 'done', done_at = $3, done_by = $4
     FROM (SELECT key, dossier_id FROM settled UNION ALL SELECT key, dossier_id FROM dated) AS told
     WHERE task.town_id = $1 AND task.dossier_id = told.dossier_id AND task.open AND task.key IN ('reach-usager-' || told.key, 'call-back-' || told.key)`,
    [tx.townId, id, at, program],
  );
}

/** It has left: nobody need hurry any more. Should it come back, somebody is told of that. */
async function lateNoMore(tx: TownTransaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE task SET state = 'done', done_at = $3, done_by = $4 FROM message
     JOIN debt ON debt.town_id = $1 AND debt.dossier_id = message.dossier_id AND debt.message_id = message.id
     WHERE message.town_id = $1 AND message.id = $2 AND task.town_id = $1 AND task.dossier_id = debt.dossier_id AND task.open
     AND (task.key = 'word-late-' || debt.key
          OR (task.kind IN ('acknowledgement-soon', 'acknowledgement-late') AND debt.kind = ANY ($5))
          OR (task.kind = ANY ($6) AND debt.kind = 'answer'))`,
    [tx.townId, id, at, program, acknowledging, alertsOfTime],
  );
}

/** How a message may fail. */
export type Failed = 'refused' | 'bounced' | 'complained' | 'unknown';

const mayHaveFailed: Record<Failed, MessageState[]> = {
  refused: ['composed', 'sending', 'accepted', 'delivered', 'unknown'],
  bounced: ['sending', 'accepted', 'delivered', 'unknown'],
  complained: ['sending', 'accepted', 'delivered', 'unknown'],
  unknown: ['composed', 'sending', 'accepted'],
};

/**
 * The message did not arrive, or nobody knows whether it did (`unknown`). What it should have said is owed still, or again, and
 * never by the same way. An attempt that may have left is for a person to look into; one of which nothing more will be heard is not.
 * @returns the dossier whose usager is to be told in another way, by the loop-back; null where there is nothing to tell by itself
 */
export async function messageFailed(
  tx: TownTransaction,
  id: string,
  state: Failed,
  failure: DeliveryFailure,
  at: Date,
): Promise<string | null> {
  const message = await record(tx, id, { from: mayHaveFailed[state], to: state, reference: null, failure, at });
  if (!message || (await waiveSurvey(tx, id, at))) return null;
  const { dossier_id: dossierId, transmission_id } = message;
  const climbs = state !== 'unknown' || failure === 'never-told';
  const freed = await oweAgain(tx, id, dossierId, climbs);
  if (transmission_id !== null && state !== 'unknown') {
    await transmissionRefused(tx, { ...message, transmission_id }, failure, at);
    return null;
  }
  if (climbs) return freed ? dossierId : null;
  await addTasks(tx, [{ dossierId, key: `check-sending-${id}`, kind: 'check-sending', reason: failure, dueAt: null }]);
  return null;
}

/**
 * Not what was told in a conversation since (its note is the reason).
 * @returns whether this attempt was the one the word waited for: a later one may be under way, or have arrived
 */
async function oweAgain(tx: TownTransaction, id: string, dossierId: string, frees: boolean): Promise<boolean> {
  const [owed] = await tx.query(
    `WITH owed AS (
       UPDATE debt SET state = 'owed', ended_at = NULL, message_id = CASE WHEN $4 THEN NULL ELSE message_id END
       WHERE town_id = $1 AND message_id = $2 AND (state = 'owed' OR (state = 'settled' AND reason IS NULL)) RETURNING id, kind),
     opened AS (
       UPDATE dossier SET state = 'closing', closed_at = NULL WHERE town_id = $1 AND id = $3 AND state = 'closed'
       AND (EXISTS (SELECT 1 FROM owed WHERE kind <> ALL ($5))
            OR EXISTS (SELECT 1 FROM message WHERE town_id = $1 AND id = $2 AND transmission_id IS NOT NULL)))
     SELECT id FROM owed`,
    [tx.townId, id, dossierId, frees, saidOnce],
  );
  return owed !== undefined;
}

/** The usager was told in another way while it waited, for the morning or for a server: it leaves no more. */
export async function messageDropped(tx: TownTransaction, id: string, at: Date): Promise<void> {
  await record(tx, id, { from: ['composed'], to: 'dropped', reference: null, failure: null, at });
}

interface Change {
  from: MessageState[];
  to: MessageState;
  reference: string | null;
  failure: DeliveryFailure | null;
  at: Date;
}

/** @returns null when the message was not in a state this leads from: it was told already */
async function record(
  tx: TownTransaction,
  id: string,
  { from, to, reference, failure, at }: Change,
): Promise<Told | null> {
  const [told] = await tx.query<Told>(
    // The dossier first, as people's decisions lock it: two that meet wait for each other, and never for ever.
    `WITH locked AS (
       SELECT dossier.id FROM dossier JOIN message ON message.town_id = $1 AND message.dossier_id = dossier.id
       WHERE dossier.town_id = $1 AND message.id = $2 FOR NO KEY UPDATE OF dossier),
     told AS (
       UPDATE message SET state = $4, failure = $5, reference = coalesce($6, reference), ended_at = $7
       FROM locked WHERE message.town_id = $1 AND message.id = $2 AND dossier_id = locked.id AND state = ANY ($3)
       RETURNING dossier_id, channel, key, document_id, transmission_id),
     seen AS (
       UPDATE contact SET updated_at = now() WHERE town_id = $1
       AND id IN (SELECT contact_id FROM dossier_contact JOIN told USING (dossier_id) WHERE town_id = $1)),
     -- Whoever was to find out need not any more.
     known AS (
       UPDATE task SET state = 'done', done_at = $7, done_by = $8 FROM told
       WHERE task.town_id = $1 AND task.dossier_id = told.dossier_id AND task.open AND task.key = 'check-sending-' || $2::text),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1, dossier_id, $7, $8, 'message-' || $4, jsonb_strip_nulls(jsonb_build_object('message', $2, 'key', key, 'channel', channel, 'failure', $5,
         -- Of what left, byte for byte: the journal, once sealed, proves it.
         'sha256', (SELECT sha256 FROM document WHERE town_id = $1 AND id = document_id)))
       FROM told)
     SELECT dossier_id, key, transmission_id FROM told`,
    [tx.townId, id, from, to, failure, reference, at, program],
  );
  return told ?? null;
}
