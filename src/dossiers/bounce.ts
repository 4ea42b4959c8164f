import type { TownTransaction } from '../platform/database/index.js';
import { messageFailed } from './message-outcome.js';

/**
 * A mail server reports that a message of ours never arrived (RFC 3464): the usager was not told, whatever we believed.
 *
 * @param messageId our Message-ID as the report quotes it; null or unknown: nothing can be said of any message
 */
export async function bounceOf(tx: TownTransaction, messageId: string | null, at: Date): Promise<void> {
  if (messageId === null) return;
  const [message] = await tx.query<{ id: string }>(
    `SELECT id FROM message WHERE town_id = $1 AND message_id = $2 AND state IN ('sending', 'accepted', 'delivered', 'unknown')`,
    [tx.townId, messageId],
  );
  if (message) await messageFailed(tx, message.id, 'refused', 'address-unknown', at);
}
