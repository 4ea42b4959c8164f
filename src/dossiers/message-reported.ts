import type { TownTransaction } from '../platform/database/index.js';
import type { DeliveryFailure } from './delivery.js';
import { messageDelivered, messageFailed } from './message-outcome.js';
import { program } from './timeline.js';

/** What a server reports of a mail of ours. */
export interface MailReport {
  /**
   * `bounced`: it came back (RFC 3464); `complained`: whoever got it does not want it (RFC 5965); `delayed`: a server still tries;
   * `delivered`: it arrived or was read; `none`: something that changes nothing.
   */
  state: 'bounced' | 'complained' | 'delayed' | 'delivered' | 'none';
  failure: DeliveryFailure;
  /** Our Message-ID as the report quotes it; null: nothing can be said of any message. */
  messageId: string | null;
}

/**
 * Moves the message a report speaks of. What came back was not told, whatever we believed; what arrived is settled, also when nobody
 * knew whether it had left.
 *
 * Anybody can write a report. What protects: a message is named by its uuid, of which 74 bits are random, and only its recipient
 * and the servers on the way have seen it; whoever forges a failure makes that usager be told again in another way, and no more.
 *
 * @returns `isOurs`: it is about a message of this town; `dossierId`: whose loop-back has something to do now
 */
export async function messageReported(
  tx: TownTransaction,
  { state, failure, messageId }: MailReport,
  at: Date,
): Promise<{ isOurs: boolean; dossierId: string | null }> {
  const message = messageId === null ? undefined : await named(tx, messageId);
  if (!message) return { isOurs: false, dossierId: null };
  switch (state) {
    case 'bounced':
    case 'complained':
      return { isOurs: true, dossierId: await messageFailed(tx, message.id, state, failure, at) };
    case 'delivered':
      await messageDelivered(tx, message.id, null, at);
      // What nobody was sure had gone to an administration has gone: the usager is told (TR-01).
      return { isOurs: true, dossierId: message.transmission_id === null ? null : message.dossier_id };
    case 'delayed':
      await noteDelay(tx, message.id, at);
      return { isOurs: true, dossierId: null };
    case 'none':
      return { isOurs: true, dossierId: null };
    default:
      return state satisfies never;
  }
}

interface Named {
  id: string;
  dossier_id: string;
  transmission_id: string | null;
}

/** By its Message-ID, or by the uuid in it where only that could be read. */
async function named(tx: TownTransaction, messageId: string): Promise<Named | undefined> {
  const id = /^<aig-([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})@/i.exec(messageId)?.[1] ?? null;
  const [message] = await tx.query<Named>(
    `SELECT id, dossier_id, transmission_id FROM message
     WHERE town_id = $1 AND channel = 'email' AND (message_id = $2 OR id = $3::uuid)`,
    [tx.townId, messageId, id],
  );
  return message;
}

/** In the journal, once: its state stays what it is until the server gives up or gets through. */
async function noteDelay(tx: TownTransaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, dossier_id, $3, $4, 'message-delayed', jsonb_build_object('message', id, 'key', key, 'channel', channel)
     FROM message WHERE town_id = $1 AND id = $2 AND state IN ('sending', 'accepted', 'unknown')
     AND NOT EXISTS (
       SELECT 1 FROM timeline said WHERE said.town_id = $1 AND said.dossier_id = message.dossier_id
       AND said.kind = 'message-delayed' AND said.data ->> 'message' = message.id::text)`,
    [tx.townId, id, at, program],
  );
}
