import type { TownTransaction } from '../platform/database/index.js';
import type { DeliveryFailure } from './delivery.js';
import { messageFailed, type Failed } from './message-outcome.js';

/** What a server reports of a mail of ours: it came back (RFC 3464), or whoever got it does not want it (RFC 5965). */
export interface Bounce {
  state: Extract<Failed, 'bounced' | 'complained'>;
  failure: DeliveryFailure;
  /** Our Message-ID as the report quotes it; null or unknown: nothing can be said of any message. */
  messageId: string | null;
}

/**
 * The usager was not told, whatever we believed.
 * @returns the dossier whose usager is to be told in another way
 */
export async function bounceOf(
  tx: TownTransaction,
  { state, failure, messageId }: Bounce,
  at: Date,
): Promise<string | null> {
  if (messageId === null) return null;
  const [message] = await tx.query<{ id: string }>(
    `SELECT id FROM message WHERE town_id = $1 AND message_id = $2 AND state IN ('sending', 'accepted', 'delivered', 'unknown')`,
    [tx.townId, messageId],
  );
  return message ? messageFailed(tx, message.id, state, failure, at) : null;
}
