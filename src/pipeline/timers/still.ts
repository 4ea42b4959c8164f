import type { DebtKind } from '../../dossiers/debts.js';
import type { TaskKind } from '../../dossiers/tasks.js';
import type { Ringing } from './deed.js';

/** Has the usager been told by a word of these kinds, or is a message on its way to them, or need they be told no more? */
export async function isTold({ tx, dossier }: Ringing, kinds: readonly DebtKind[]): Promise<boolean> {
  const [told] = await tx.query(
    `SELECT 1 FROM debt LEFT JOIN message ON message.town_id = $1 AND message.id = debt.message_id
     WHERE debt.town_id = $1 AND debt.dossier_id = $2 AND debt.kind = ANY ($3)
     AND (debt.state = 'settled' OR message.state IN ('accepted', 'delivered')
          OR (debt.state = 'waived' AND reason NOT IN ('corrected', 'separated'))) LIMIT 1`,
    [tx.townId, dossier.id, kinds],
  );
  return told !== undefined;
}

/** An answer is owed that nobody has written yet. */
export async function awaitsAnswer({ tx, dossier }: Ringing): Promise<boolean> {
  const [owed] = await tx.query(
    `SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'answer' AND state = 'owed' AND NOT payable LIMIT 1`,
    [tx.townId, dossier.id],
  );
  return owed !== undefined;
}

export async function hasWork({ tx, dossier }: Ringing, kind: TaskKind): Promise<boolean> {
  const [work] = await tx.query(
    `SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND kind = $3 AND open LIMIT 1`,
    [tx.townId, dossier.id, kind],
  );
  return work !== undefined;
}
