import type { MessageRow } from '../../dossiers/rows.js';
import type { MessageState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';

export type Started =
  (MessageRow & { number: string; service_id: string }) | 'elsewhere' | 'orphan' | 'at-night' | 'told';

/**
 * Marks a message as leaving, by this process. `elsewhere`: another process is at it, or it has left. `orphan`: the
 * process that was at it has died, and nobody knows whether the message left. `at-night`: it is an SMS, and has to wait. `told`:
 * the usager was told in another way while it waited.
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
     AND NOT EXISTS (SELECT 1 FROM debt WHERE debt.town_id = $1 AND debt.id = message.debt_id AND debt.state <> 'owed')
     AND dossier.town_id = $1 AND dossier.id = dossier_id RETURNING message.*, dossier.number, dossier.service_id`,
    [tx.townId, messageId, workerId, at, isNight],
  );
  if (message) return message;
  const [other] = await tx.query<{ state: MessageState; told: boolean; orphan: boolean }>(
    `SELECT message.state, coalesce(debt.state <> 'owed', false) AS told,
       CASE WHEN message.state = 'sending' THEN pg_try_advisory_xact_lock(hashtextextended('worker ' || sent_by, 0)) ELSE false END AS orphan
     FROM message LEFT JOIN debt ON debt.town_id = $1 AND debt.id = debt_id WHERE message.town_id = $1 AND message.id = $2`,
    [tx.townId, messageId],
  );
  if (other?.state === 'composed') return other.told ? 'told' : 'at-night';
  return other?.orphan ? 'orphan' : 'elsewhere';
}
