import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { addTasks } from '../../dossiers/tasks.js';
import { program } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { PayableDebt } from './payable-debts.js';

/**
 * No message can be sent. `no_contact`: the usager gave nothing to be reached by, the debt is waived with that reason (J20).
 * `handed-over`: an agent gives it on paper, now. `by-phone`: a person calls; the debt stays until they have noted it.
 */
export async function cannotTell(
  tx: TownTransaction,
  dossierId: string,
  debt: PayableDebt,
  why: 'no_contact' | 'by-phone' | 'handed-over',
  at: Date,
): Promise<void> {
  if (why === 'by-phone') {
    const task = {
      dossierId,
      key: `call-back-${debt.kind}`,
      kind: 'call-back' as const,
      reason: debt.kind,
      dueAt: debt.due_at,
    };
    return addTasks(tx, [task]);
  }
  await tx.query(
    `WITH ended AS (
       UPDATE debt SET state = $3, reason = $4, ended_at = $5 WHERE town_id = $1 AND id = $2 AND state = 'owed' RETURNING dossier_id, kind),
     answered AS (
       UPDATE dossier SET closing_reason = $4 FROM ended WHERE dossier.town_id = $1 AND dossier.id = dossier_id AND ended.kind = 'answer')
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, dossier_id, $5, $6, 'debt-' || $3::text, jsonb_build_object('debt', kind, 'reason', $4::text) FROM ended`,
    [tx.townId, debt.id, why === 'no_contact' ? 'waived' : 'settled', why, at, program],
  );
  await closeIfNothingIsOwed(tx, dossierId, at);
}
