import type { MessageRow } from '../../dossiers/rows.js';
import type { MessageState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';

export type Started = (MessageRow & { number: string; service_id: string }) | 'elsewhere' | 'orphan' | 'at-night';

/**
 * Marks a message as leaving, by this process. `elsewhere`: another process is at it, or it has left. `orphan`: the
 * process that was at it has died, and nobody knows whether the message left. `at-night`: it is an SMS, and has to wait.
 */
export async function startSending(
  tx: TownTransaction,
  messageId: string,
  workerId: string,
  at: Date,
  isNight: boolean,
): Promise<Started> {
  const [message] = await tx.query<Exclude<Started, string>>(
    `UPDATE message SET state = 'sending', sent_by = $3, sent_at = $4, attempts = attempts + 1
     FROM dossier WHERE message.town_id = $1 AND message.id = $2 AND message.state = 'composed' AND NOT (channel = 'sms' AND $5)
     AND dossier.town_id = $1 AND dossier.id = dossier_id RETURNING message.*, dossier.number, dossier.service_id`,
    [tx.townId, messageId, workerId, at, isNight],
  );
  if (message) return message;
  const [other] = await tx.query<{ state: MessageState; orphan: boolean }>(
    `SELECT state, CASE WHEN state = 'sending' THEN pg_try_advisory_xact_lock(hashtextextended('worker ' || sent_by, 0)) ELSE false END AS orphan
     FROM message WHERE town_id = $1 AND id = $2`,
    [tx.townId, messageId],
  );
  if (isNight && other?.state === 'composed') return 'at-night';
  return other?.orphan ? 'orphan' : 'elsewhere';
}
