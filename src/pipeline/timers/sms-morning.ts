import { messageDropped } from '../../dossiers/message-outcome.js';
import type { Deed } from './deed.js';

/** The night is over: the SMS leaves, unless its usager was told in another way by then. */
export const smsMorning: Deed = async ({ tx, timer, at }) => {
  const id = timer.facts.message as string;
  const [waiting] = await tx.query<{ is_owed: boolean }>(
    `SELECT debt.state = 'owed' AS is_owed FROM message JOIN debt ON debt.town_id = $1 AND debt.id = debt_id
     WHERE message.town_id = $1 AND message.id = $2 AND message.state = 'composed'`,
    [tx.townId, id],
  );
  if (!waiting) return [];
  if (waiting.is_owed) return [{ stage: 'delivery', subjectId: id }];
  await messageDropped(tx, id, at);
  return [];
};
