import { keepFirstRequest } from '../../dossiers/clocks/index.js';
import { addDebts } from '../../dossiers/debts.js';
import type { NewDossier } from '../../dossiers/open-dossiers.js';
import { addTasks } from '../../dossiers/tasks.js';
import { program } from '../../dossiers/timeline.js';
import { setTimers } from '../../dossiers/timers.js';
import type { TownTransaction } from '../../platform/database/index.js';

/**
 * Gives a dossier that was opened before anybody knew what it is about its démarche, its owner, its work and its debts.
 * @param others numbers of the other dossiers of its contact, which its message tells too (J24)
 */
export async function fillProvisional(
  tx: TownTransaction,
  dossier: NewDossier,
  others: readonly string[],
  at: Date,
): Promise<void> {
  const { id, state, demarcheId, serviceId, administrationId, usagerId, priority, confidential, summary, targetDate } =
    dossier;
  const [row] = await tx.query<{ number: string }>(
    `WITH filled AS (
       UPDATE dossier SET state = $3, closed_at = NULL, closing_reason = NULL, demarche_id = $4, service_id = $5, administration_id = $6, usager_id = $7, priority = $8,
         confidential = confidential OR $9, summary = CASE WHEN confidential THEN NULL ELSE $10 END, target_date = $11, legal = $14, tacit_on = $15, competent_received_at = $16
       WHERE town_id = $1 AND id = $2 RETURNING number),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       VALUES ($1, $2, $12, $13, 'routed', jsonb_strip_nulls(jsonb_build_object('demarche', $4::text, 'service', $5::text, 'administration', $6::text))))
     SELECT number FROM filled`,
    [
      tx.townId,
      id,
      state,
      demarcheId,
      serviceId,
      administrationId,
      usagerId,
      priority,
      confidential,
      summary,
      targetDate,
      at,
      program,
      dossier.law,
      dossier.tacitOn,
      dossier.competentAt ?? null,
    ],
  );
  if (dossier.asked) await keepFirstRequest(tx, id, dossier.asked);
  await setTimers(
    tx,
    (dossier.timers ?? []).map((timer) => ({ ...timer, dossierId: id })),
  );
  const numbers = [row!.number, ...others];
  await addTasks(
    tx,
    dossier.tasks.map((task) => ({ ...task, dossierId: id })),
  );
  await addDebts(
    tx,
    dossier.debts.map((debt) => ({ ...debt, dossierId: id, facts: { numbers, ...debt.facts } })),
  );
}
