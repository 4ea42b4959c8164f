import type { TownTransaction } from '../platform/database/index.js';
import { closeIfNothingIsOwed } from './closing.js';
import { acknowledging } from './debts.js';
import type { DeliveryFailure } from './delivery.js';
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
  await tx.query(
    `UPDATE debt SET state = 'settled', ended_at = $3 WHERE town_id = $1 AND message_id = $2 AND state = 'owed'`,
    [tx.townId, id, at],
  );
  await lateNoMore(tx, id, at);
  await closeIfNothingIsOwed(tx, message.dossier_id, at);
}

/** It has left: nobody need hurry any more. Should it come back, somebody is told of that. */
async function lateNoMore(tx: TownTransaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE task SET state = 'done', done_at = $3, done_by = $4 FROM debt
     WHERE debt.town_id = $1 AND debt.message_id = $2 AND task.town_id = $1 AND task.dossier_id = debt.dossier_id AND task.open
     AND (task.key = 'word-late-' || debt.key
          OR (task.kind IN ('acknowledgement-soon', 'acknowledgement-late') AND debt.kind = ANY ($5))
          OR (task.kind = ANY ($6) AND debt.kind = 'answer'))`,
    [tx.townId, id, at, program, acknowledging, alertsOfTime],
  );
}

/**
 * The message did not arrive (`refused`), or nobody knows whether it did (`unknown`). What it should have said is owed
 * still, or again; a person is given the work.
 */
export async function messageFailed(
  tx: TownTransaction,
  id: string,
  state: 'refused' | 'unknown',
  failure: DeliveryFailure,
  at: Date,
): Promise<void> {
  const from =
    state === 'unknown'
      ? ['composed', 'sending', 'accepted']
      : ['composed', 'sending', 'accepted', 'delivered', 'unknown'];
  const message = await record(tx, id, { from, to: state, reference: null, failure, at });
  if (!message) return;
  await tx.query(
    `WITH owed AS (UPDATE debt SET state = 'owed', ended_at = NULL WHERE town_id = $1 AND message_id = $2 AND state = 'settled')
     UPDATE dossier SET state = 'closing', closed_at = NULL WHERE town_id = $1 AND id = $3 AND state = 'closed'`,
    [tx.townId, id, message.dossier_id],
  );
  const { transmission_id } = message;
  if (transmission_id !== null && state === 'refused')
    return transmissionRefused(tx, { ...message, transmission_id }, failure, at);
  const kind = state === 'unknown' ? 'check-sending' : 'reach-usager';
  await addTasks(tx, [{ dossierId: message.dossier_id, key: `${kind}-${id}`, kind, reason: failure, dueAt: null }]);
}

interface Change {
  from: string[];
  to: string;
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
