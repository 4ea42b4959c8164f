import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { saidOnce } from '../../dossiers/debts.js';
import { addTasks } from '../../dossiers/tasks.js';
import { program } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { WithoutMessage } from './compose/index.js';
import type { Attempt } from './failed-ways.js';
import type { PayableDebt } from './payable-debts.js';

/**
 * No message can be sent. `no_contact`: the usager gave nothing to be reached by, the debt is waived with that reason (J20).
 * `handed-over`: an agent gives it on paper, now. `by-phone`: a person calls; the debt stays until they have noted it.
 */
export async function cannotTell(
  tx: TownTransaction,
  dossierId: string,
  debt: PayableDebt,
  why: WithoutMessage,
  at: Date,
): Promise<void> {
  if (why === 'by-phone') return callBack(tx, dossierId, debt);
  if (why === 'no_contact' && wroteWithoutAddress(debt)) {
    await addTasks(tx, [
      { dossierId, key: 'reach-usager-no_contact', kind: 'reach-usager', reason: 'no_contact', dueAt: debt.due_at },
    ]);
  }
  await end(tx, dossierId, debt, why === 'no_contact' ? 'waived' : 'settled', why, at);
}

/**
 * Every way has been tried: the word stays owed, and a person calls, or else looks for another way, or says why there is none.
 * What is said once or not at all is let go.
 * @param last the attempt that failed last; null: another word of the dossier has shown that nothing arrives
 */
export async function endOfLadder(
  tx: TownTransaction,
  dossierId: string,
  debt: PayableDebt,
  why: WithoutMessage,
  last: Attempt | null,
  at: Date,
): Promise<void> {
  const { id, key, kind, due_at: dueAt } = debt;
  if (saidOnce.includes(kind)) return end(tx, dossierId, debt, 'waived', 'unreachable', at);
  if (last) await tx.query('UPDATE debt SET message_id = $3 WHERE town_id = $1 AND id = $2', [tx.townId, id, last.id]);
  if (why === 'by-phone') return callBack(tx, dossierId, debt);
  const reason = last?.failure ?? 'address-unknown';
  await addTasks(tx, [{ dossierId, key: `reach-usager-${key}`, kind: 'reach-usager', reason, dueAt }]);
}

/** A number was called about today by another dossier: one SMS a day is enough. */
export function toldAlready(tx: TownTransaction, dossierId: string, debt: PayableDebt, at: Date): Promise<void> {
  return end(tx, dossierId, debt, 'waived', 'told-already', at);
}

function callBack(tx: TownTransaction, dossierId: string, { key, kind, due_at: dueAt }: PayableDebt): Promise<void> {
  return addTasks(tx, [{ dossierId, key: `call-back-${key}`, kind: 'call-back', reason: kind, dueAt }]);
}

/** Somebody who wrote may be found: at the counter, by a visit. One who hid their number does not want to be (J20). */
function wroteWithoutAddress({ kind, contact_channel: channel }: PayableDebt): boolean {
  return kind === 'acknowledgement' && (channel === 'letter' || channel === 'web_form');
}

async function end(
  tx: TownTransaction,
  dossierId: string,
  debt: PayableDebt,
  state: 'waived' | 'settled',
  reason: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `WITH ended AS (
       UPDATE debt SET state = $3, reason = $4, ended_at = $5 WHERE town_id = $1 AND id = $2 AND state = 'owed' RETURNING dossier_id, kind),
     answered AS (
       UPDATE dossier SET closing_reason = $4 FROM ended WHERE dossier.town_id = $1 AND dossier.id = dossier_id AND ended.kind = 'answer')
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, dossier_id, $5, $6, 'debt-' || $3::text, jsonb_build_object('debt', kind, 'reason', $4::text) FROM ended`,
    [tx.townId, debt.id, state, reason, at, program],
  );
  await closeIfNothingIsOwed(tx, dossierId, at);
}
