import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Plan } from './plan.js';

/**
 * Asks the service that answers a démarche to have its law validated: until then its acknowledgements are neutral (AR-09). Once
 * for a démarche and a version of its law, however many dossiers it has.
 */
export async function askForRegime(tx: TownTransaction, plans: readonly Plan[], at: Date): Promise<void> {
  const unsure = plans.filter(({ isLawUnsure }) => isLawUnsure);
  if (unsure.length === 0) return;
  await tx.query(
    `INSERT INTO task (town_id, id, key, kind, state, service_id, reason, created_at)
     SELECT $1, id, key, 'validate-regime', 'to-do', service_id, demarche, $3
     FROM jsonb_to_recordset($2::jsonb) AS unsure (id uuid, key text, service_id text, demarche text)
     -- Looked up first: a row that is there is not waited for, whoever else is routing the same démarche.
     WHERE NOT EXISTS (
       SELECT 1 FROM task WHERE task.town_id = $1 AND task.dossier_id IS NULL AND task.contact_id IS NULL AND task.key = unsure.key)
     ON CONFLICT DO NOTHING`,
    [tx.townId, JSON.stringify(unsure.map(asRow)), at],
  );
}

function asRow({ demarche, service, law }: Plan) {
  const key = `validate-regime-${demarche.id}-${law?.version.from ?? 'now'}`;
  return { id: uuid(), key, service_id: service.id, demarche: demarche.id };
}
