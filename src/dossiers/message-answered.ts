import type { MailFacts, MailKind } from './arrival.js';
import { messageDelivered } from './message-outcome.js';
import type { TownTransaction } from '../platform/database/index.js';

/**
 * Written by whoever has our message before them, or by the mailbox it lies in. Other programmes also answer what they hold back until
 * its writer proves to be a person, or what was sent to a mailbox that is no more (J27).
 */
const proving: readonly MailKind[] = ['reply', 'out-of-office'];

/**
 * Whoever answers a message has received it: it has arrived, also when nobody knew whether it had left. Our Message-ID holds a uuid
 * that only its recipient, and the servers on the way, have seen.
 * @returns the dossier whose loop-back has something to do now: what went to an administration is told to the usager (TR-01)
 */
export async function messageAnswered(
  tx: TownTransaction,
  { kind, inReplyTo }: Pick<MailFacts, 'kind' | 'inReplyTo'>,
  at: Date,
): Promise<string | null> {
  if (!kind || !proving.includes(kind) || inReplyTo === null) return null;
  const [message] = await tx.query<{ id: string; dossier_id: string; transmission_id: string | null }>(
    `SELECT id, dossier_id, transmission_id FROM message
     WHERE town_id = $1 AND channel = 'email' AND message_id = $2 AND state IN ('sending', 'accepted', 'unknown')`,
    [tx.townId, inReplyTo],
  );
  if (!message) return null;
  await messageDelivered(tx, message.id, null, at);
  return message.transmission_id === null ? null : message.dossier_id;
}
