import { recompute } from '../../dossiers/clocks/index.js';
import { keepReassignment } from '../../dossiers/reassignments.js';
import { writeEvents } from '../../dossiers/timeline.js';
import type { Handed } from '../../pipeline/stage.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Service } from '../../towns/configuration/index.js';
import { isSamePerson, type Town } from '../../towns/index.js';
import type { LockedDossier } from '../dossiers/lock-dossier.js';
import type { LockedTask } from './lock-task.js';
import { tellOfService } from './tell-of-service.js';

export interface Giving {
  dossier: LockedDossier;
  task: LockedTask;
  to: Service;
  reason: string;
  actor: string;
  at: Date;
}

/**
 * The service that answers changes, and so does whose dossier it is, with all of that service's work on it; nobody has it yet.
 * What was confidential stays so, for the new service alone.
 */
export async function giveDossier(tx: TownTransaction, town: Town, giving: Giving): Promise<Handed[]> {
  const { dossier, to, at } = giving;
  const [moved] = await tx.query<{ demarche_id: string | null }>(
    `WITH moved AS (
       UPDATE dossier SET service_id = $3, confidential = confidential OR $4, summary = CASE WHEN $4 THEN NULL ELSE summary END,
         -- Another legal person receives it today; back at the town hall, the first date is the right one (N-04).
         competent_received_at = CASE WHEN $6 THEN competent_received_at WHEN $7 THEN $8::timestamptz END
       WHERE town_id = $1 AND id = $2 RETURNING demarche_id),
     given AS (
       UPDATE task SET service_id = $3, taken_by = NULL, taken_at = NULL, silences = 0,
         -- Help was asked for in the other service.
         state = CASE WHEN kind = 'escalated' THEN 'dropped' ELSE 'to-do' END
       WHERE town_id = $1 AND dossier_id = $2 AND open AND service_id IS NOT DISTINCT FROM $5),
     seen AS (
       UPDATE contact SET updated_at = now() WHERE town_id = $1
       AND id IN (SELECT contact_id FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2))
     SELECT demarche_id FROM moved`,
    [
      tx.townId,
      dossier.id,
      to.id,
      to.confidential,
      dossier.service_id,
      isSamePerson(town, dossier.service_id, to.id),
      to.legal_person !== undefined,
      at,
    ],
  );
  await note(tx, giving, 'reassigned', { demarche: moved!.demarche_id ?? undefined });
  await tellOfService(tx, town, dossier.id, to.id, at);
  await recompute(tx, town, dossier.id, at);
  return [{ stage: 'loopback', subjectId: dossier.id }];
}

/** One piece of work goes; the dossier stays whose it is. */
export async function giveTask(tx: TownTransaction, giving: Giving): Promise<Handed[]> {
  await tx.query(
    `UPDATE task SET service_id = $3, state = 'to-do', taken_by = NULL, taken_at = NULL, silences = 0 WHERE town_id = $1 AND id = $2`,
    [tx.townId, giving.task.id, giving.to.id],
  );
  await note(tx, giving, 'task-reassigned', {});
  return [];
}

/** The reason is for colleagues: the journal holds words of closed lists alone. */
async function note(tx: TownTransaction, giving: Giving, kind: string, more: { demarche?: string }): Promise<void> {
  const { dossier, task, to, reason, actor, at } = giving;
  const dossierId = dossier.id;
  const data = { ...more, service: to.id, task: task.id, kind: task.kind, before: { service: task.service_id } };
  await writeEvents(tx, [{ dossierId, kind, actor, at, data }]);
  await keepReassignment(tx, { dossierId, taskId: task.id, from: task.service_id, to: to.id, reason, actor, at });
}
