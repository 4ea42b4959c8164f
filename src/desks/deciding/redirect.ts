import { v7 as uuid } from 'uuid';
import { keepFirstRequest, recompute } from '../../dossiers/clocks/index.js';
import { watchFirstWords, type NewDebt } from '../../dossiers/debts.js';
import { keepReassignment } from '../../dossiers/reassignments.js';
import { setTimers } from '../../dossiers/timers.js';
import type { Plan } from '../../pipeline/routing/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { isSamePerson, type Town } from '../../towns/index.js';
import type { Correctable } from './correctable.js';
import { exchangeParts } from './exchange-parts.js';
import { exchangeDebts, exchangeTasks } from './exchange.js';

export interface Redirection extends Pick<Correctable, 'before' | 'numbers' | 'words'> {
  dossierId: string;
  contactId: string;
  receivedAt: Date;
  planned: Plan;
  debts: (Omit<NewDebt, 'dossierId'> & { key: string })[];
  actor: string;
  at: Date;
}

/**
 * Gives a dossier to whoever its right démarche belongs to, with the work and the debts that follow; its journal tells what it
 * was before. `reassigned` where somebody else answers now, which is counted (K9), else `corrected`.
 */
export async function redirect(tx: TownTransaction, town: Town, redirection: Redirection): Promise<void> {
  await rewrite(tx, town, redirection);
  await exchangeParts(tx, town, redirection);
  const { dossierId, planned, debts, numbers, before, actor, at } = redirection;
  await exchangeTasks(
    tx,
    dossierId,
    // Whoever looked at a danger has looked.
    planned.tasks.filter(({ kind }) => kind !== 'alert'),
    { from: before.service_id, to: planned.service.id },
  );
  const [from, to] = [before.service_id, planned.service.id];
  if (from !== to)
    await keepReassignment(tx, { dossierId, taskId: null, from, to, reason: 'Démarche corrigée', actor, at });
  const owed = debts.map((debt) => ({ ...debt, facts: { numbers, ...debt.facts } }));
  await exchangeDebts(tx, dossierId, owed, at);
  await watchFirstWords(
    tx,
    owed.map((debt) => ({ ...debt, dossierId })),
  );
  if (planned.asked) await keepFirstRequest(tx, dossierId, planned.asked);
  await setTimers(
    tx,
    planned.timers.map((timer) => ({ ...timer, dossierId })),
  );
  await recompute(tx, town, dossierId, at);
}

async function rewrite(
  tx: TownTransaction,
  town: Town,
  { dossierId, contactId, planned, before, actor, at }: Redirection,
): Promise<void> {
  const { demarche, service, administration, mode, targetDate } = planned;
  const isSameOutside = (administration?.id ?? null) === before.administration_id;
  const isElsewhere = service.id !== before.service_id || !isSameOutside;
  const confidential = service.confidential || before.priority === 'emergency';
  const said = {
    contact: contactId,
    demarche: demarche.id,
    service: service.id,
    administration: administration?.id,
    before: {
      demarche: before.demarche_id,
      service: before.service_id,
      administration: before.administration_id ?? undefined,
    },
  };
  await tx.query(
    `WITH moved AS (
       UPDATE dossier SET demarche_id = $3, service_id = $4, administration_id = $5, confidential = $6, summary = $7, target_date = $8,
         state = $9, closed_at = NULL, closing_reason = NULL, legal = $16,
         -- The same legal person goes on: it has had it since then (N-04).
         competent_received_at = CASE WHEN $17 THEN competent_received_at ELSE $18::timestamptz END
       WHERE town_id = $1 AND id = $2),
     -- What was made ready for another administration, and was not posted.
     dropped AS (
       UPDATE transmission SET state = 'dropped'
       WHERE town_id = $1 AND dossier_id = $2 AND state = 'prepared' AND way <> 'email' AND NOT $19::boolean),
     seen AS (UPDATE contact SET updated_at = now() WHERE town_id = $1 AND id = $10),
     noted AS (
       INSERT INTO contact_event (town_id, contact_id, key, kind, at, data)
       VALUES ($1, $10, $11, 'corrected', $12, jsonb_build_object('agent', $13::text, 'demarche', $3::text)))
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data) VALUES ($1, $2, $12, $13, $14, $15)`,
    [
      tx.townId,
      dossierId,
      demarche.id,
      service.id,
      administration?.id ?? null,
      confidential,
      confidential ? null : demarche.title,
      mode === 'municipal' ? targetDate : null,
      mode === 'orientation' ? 'closing' : 'open',
      contactId,
      uuid(),
      at,
      actor,
      isElsewhere ? 'reassigned' : 'corrected',
      JSON.stringify(said),
      planned.law,
      isSameOutside && isSamePerson(town, before.service_id, service.id),
      planned.competentAt,
      isSameOutside,
    ],
  );
}
