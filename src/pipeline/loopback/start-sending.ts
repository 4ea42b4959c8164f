import type { MessageRow } from '../../dossiers/rows.js';
import type { MessageState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { paceTowards, takeTurn, turnsAheadMs } from './turns/index.js';

type Leaving = MessageRow & { number: string; service_id: string };
export type Started = Leaving | 'elsewhere' | 'orphan' | 'at-night' | 'told' | { waitMs: number };

/**
 * Marks a message as leaving, by this process. `elsewhere`: another process is at it, or it has left. `orphan`: the
 * process that was at it has died, and nobody knows whether the message left. `at-night`: it is an SMS, and has to wait. `told`:
 * the usager was told in another way while it waited. `waitMs`: others leave before it towards the same provider.
 */
export async function startSending(
  tx: TownTransaction,
  messageId: string,
  workerId: string,
  at: Date,
  isNight: boolean,
  town: Pick<Town, 'platform'>,
): Promise<Started> {
  const [message] = await tx.query<Leaving>(
    `UPDATE message SET state = 'sending', sent_by = $3, sent_at = $4, attempts = attempts + 1
     FROM dossier WHERE message.town_id = $1 AND message.id = $2 AND message.state = 'composed' AND NOT (channel = 'sms' AND $5)
     AND NOT EXISTS (SELECT 1 FROM debt WHERE debt.town_id = $1 AND debt.id = message.debt_id AND debt.state <> 'owed')
     AND dossier.town_id = $1 AND dossier.id = dossier_id RETURNING message.*, dossier.number, dossier.service_id`,
    [tx.townId, messageId, workerId, at, isNight],
  );
  if (message) return message.channel === 'email' ? inTurn(tx, town, message) : message;
  const [other] = await tx.query<{ state: MessageState; told: boolean; orphan: boolean }>(
    `SELECT message.state, coalesce(debt.state <> 'owed', false) AS told,
       CASE WHEN message.state = 'sending' THEN pg_try_advisory_xact_lock(hashtextextended('worker ' || sent_by, 0)) ELSE false END AS orphan
     FROM message LEFT JOIN debt ON debt.town_id = $1 AND debt.id = debt_id WHERE message.town_id = $1 AND message.id = $2`,
    [tx.townId, messageId],
  );
  if (other?.state === 'composed') return other.told ? 'told' : 'at-night';
  return other?.orphan ? 'orphan' : 'elsewhere';
}

/** Marked and unmarked in one transaction: nobody sees it leave before its turn. */
async function inTurn(
  tx: TownTransaction,
  town: Pick<Town, 'platform'>,
  message: Leaving,
): Promise<Leaving | { waitMs: number }> {
  const waitMs = await takeTurn(tx, paceTowards(town, message.recipient), message.turn_at);
  if (waitMs === 0) return message;
  await tx.query(
    `UPDATE message SET state = 'composed', attempts = attempts - 1,
       turn_at = CASE WHEN $3::int <= $4::int THEN now() + $3 * interval '1 millisecond' END
     WHERE town_id = $1 AND id = $2`,
    [tx.townId, message.id, waitMs, turnsAheadMs],
  );
  return { waitMs };
}
