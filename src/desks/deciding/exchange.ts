import { v7 as uuid } from 'uuid';
import type { NewDebt } from '../../dossiers/debts.js';
import { alertsOfTime, type NewTask } from '../../dossiers/tasks.js';
import type { TownTransaction } from '../../platform/database/index.js';

/** Work that follows from what a dossier is about; the rest (a reply to read, a danger to look at) only changes hands. */
const ofDemarche = ['handle', 'transmission', 'call-back', 'complete-message', 'escalated', ...alertsOfTime];

/** The work of a dossier becomes that of its new démarche; what was done stays done, unless it is to be done again elsewhere. */
export async function exchangeTasks(
  tx: TownTransaction,
  dossierId: string,
  wanted: readonly Omit<NewTask, 'dossierId'>[],
  service: { from: string | null; to: string },
): Promise<void> {
  await tx.query(
    `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS wanted (id uuid, key text, kind text, service_id text, due_at timestamptz)),
     left_over AS (
       UPDATE task SET service_id = CASE WHEN service_id = $5 THEN $6 ELSE service_id END,
         state = CASE WHEN kind = ANY ($4) THEN 'dropped' WHEN service_id = $5 AND $5 <> $6 THEN 'to-do' ELSE state END
       WHERE town_id = $1 AND dossier_id = $2 AND open AND key NOT IN (SELECT key FROM wanted))
     INSERT INTO task (town_id, id, dossier_id, key, kind, state, service_id, due_at)
     SELECT $1, id, $2, key, kind, 'to-do', coalesce(service_id, $6), due_at FROM wanted
     ON CONFLICT (town_id, dossier_id, contact_id, key) DO UPDATE
       -- Whoever has it keeps it, unless it goes to another service.
       SET state = CASE WHEN task.state = 'taken' AND task.service_id = excluded.service_id THEN 'taken' ELSE 'to-do' END,
         service_id = excluded.service_id, due_at = excluded.due_at, done_at = NULL, done_by = NULL`,
    [
      tx.townId,
      dossierId,
      JSON.stringify(
        wanted.map(({ key, kind, serviceId, dueAt }) => ({
          id: uuid(),
          key,
          kind,
          service_id: serviceId ?? null,
          due_at: dueAt,
        })),
      ),
      ofDemarche,
      service.from,
      service.to,
    ],
  );
}

/** What is owed becomes what the new démarche owes. What a message speaks of already is left to it. */
export async function exchangeDebts(
  tx: TownTransaction,
  dossierId: string,
  wanted: readonly (Omit<NewDebt, 'dossierId'> & { key: string })[],
  at: Date,
): Promise<void> {
  await tx.query(
    `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS wanted (id uuid, key text, kind text, payable boolean, facts jsonb, due_at timestamptz)),
     left_over AS (
       UPDATE debt SET state = 'waived', reason = 'corrected', ended_at = $4
       WHERE town_id = $1 AND dossier_id = $2 AND state = 'owed' AND message_id IS NULL AND key NOT IN (SELECT key FROM wanted)
       -- What others who joined are owed is owed to them still.
       AND facts ->> 'contact' IS NULL)
     INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, facts, due_at)
     SELECT $1, id, $2, key, kind, 'owed', payable, facts, due_at FROM wanted
     ON CONFLICT (town_id, dossier_id, key) DO UPDATE
       SET state = 'owed', payable = excluded.payable, facts = debt.facts || excluded.facts, due_at = excluded.due_at,
           reason = NULL, ended_at = NULL
       WHERE debt.message_id IS NULL AND (debt.state = 'owed' OR debt.reason = 'corrected')`,
    [
      tx.townId,
      dossierId,
      JSON.stringify(
        wanted.map(({ key, kind, payable, facts = {}, dueAt }) => ({
          id: uuid(),
          key,
          kind,
          payable,
          facts,
          due_at: dueAt,
        })),
      ),
      at,
    ],
  );
}
