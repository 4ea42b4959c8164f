import type { MessageRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';

export type Started = (MessageRow & { number: string; service_id: string }) | 'elsewhere' | 'orphan';

/**
 * Marks a message as leaving, by this process. `elsewhere`: another process is at it, or it has left. `orphan`: the
 * process that was at it has died, and nobody knows whether the message left.
 */
export async function startSending(
  tx: TownTransaction,
  messageId: string,
  workerId: string,
  at: Date,
): Promise<Started> {
  const [message] = await tx.query<Exclude<Started, string>>(
    `UPDATE message SET state = 'sending', sent_by = $3, sent_at = $4, attempts = attempts + 1
     FROM dossier WHERE message.town_id = $1 AND message.id = $2 AND message.state = 'composed'
     AND dossier.town_id = $1 AND dossier.id = dossier_id RETURNING message.*, dossier.number, dossier.service_id`,
    [tx.townId, messageId, workerId, at],
  );
  if (message) return message;
  const [other] = await tx.query<{ orphan: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('worker ' || sent_by, 0)) AS orphan
     FROM message WHERE town_id = $1 AND id = $2 AND state = 'sending'`,
    [tx.townId, messageId],
  );
  return other?.orphan ? 'orphan' : 'elsewhere';
}
