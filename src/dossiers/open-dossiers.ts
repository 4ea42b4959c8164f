import type { TownTransaction } from '../platform/database/index.js';
import { keepFirstRequest, type DocumentsAsked, type Law } from './clocks/index.js';
import { addDebts, type NewDebt } from './debts.js';
import type { Numbering } from './numbering.js';
import { addTasks, type NewTask } from './tasks.js';
import { setTimers, type NewTimer } from './timers.js';
import { program } from './timeline.js';

/** A need of the usager, as routing gives it to somebody. */
export interface NewDossier {
  id: string;
  demarcheId: string | null;
  /** Who follows the usager, also when another administration answers. */
  serviceId: string;
  administrationId: string | null;
  usagerId: string | null;
  parentId: string | null;
  priority: 'normal' | 'high' | 'emergency';
  confidential: boolean;
  /** Null when confidential: lists are read by people who may not know (J12). */
  summary: string | null;
  /** Of the first contact: it never changes (TR-06). */
  receivedAt: Date;
  /** When another legal person that is competent received it (N-04); absent: the town hall is. */
  competentAt?: Date | null;
  /** YYYY-MM-DD, the service promise. */
  targetDate: string | null;
  state: 'open' | 'closing';
  /** Absent, like what follows: nobody knows yet what it is about. */
  law?: Law | null;
  /** YYYY-MM-DD: when silence decides. */
  tacitOn?: string | null;
  /** What its first word asks for. */
  asked?: DocumentsAsked | null;
  timers?: Omit<NewTimer, 'dossierId'>[];
  tasks: Omit<NewTask, 'dossierId'>[];
  debts: Omit<NewDebt, 'dossierId'>[];
}

/** Opens dossiers for one contact, the parent first, with their tasks and their debts. Returns their numbers, in order. */
export async function openDossiers(
  tx: TownTransaction,
  contactId: string,
  dossiers: readonly NewDossier[],
  numbering: Numbering,
  at: Date,
): Promise<string[]> {
  const numbers = await insertDossiers(tx, contactId, dossiers, numbering, at);
  for (const { id, asked } of dossiers) if (asked) await keepFirstRequest(tx, id, asked);
  await setTimers(
    tx,
    dossiers.flatMap(({ id, timers = [] }) => timers.map((timer) => ({ ...timer, dossierId: id }))),
  );
  await addTasks(
    tx,
    dossiers.flatMap(({ id, tasks }) => tasks.map((task) => ({ ...task, dossierId: id }))),
  );
  await addDebts(
    tx,
    dossiers.flatMap(({ id, parentId, debts }, place) =>
      // The parent's message tells all the numbers of the contact (J01).
      debts.map((debt) => ({
        ...debt,
        dossierId: id,
        facts: { numbers: parentId === null ? numbers : [numbers[place]!], ...debt.facts },
      })),
    ),
  );
  return numbers;
}

async function insertDossiers(
  tx: TownTransaction,
  contactId: string,
  dossiers: readonly NewDossier[],
  { townCode, year }: Numbering,
  at: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string; number: string }>(
    `WITH opened AS (
       INSERT INTO dossier (town_id, id, number, state, received_at, demarche_id, service_id, administration_id, usager_id,
                            parent_id, priority, confidential, summary, target_date, legal, tacit_on, competent_received_at, came_by)
       SELECT $1, "id", $4::text || '-' || $3::int || '-' || lpad(next_dossier_number($3)::text, 6, '0'), "state", "receivedAt",
              "demarcheId", "serviceId", "administrationId", "usagerId", "parentId", "priority", "confidential", "summary", "targetDate", "law", "tacitOn", "competentAt",
              (SELECT channel FROM contact WHERE town_id = $1 AND id = $2)
       FROM jsonb_to_recordset($5::jsonb) AS new (
         "id" uuid, "state" text, "receivedAt" timestamptz, "demarcheId" text, "serviceId" text, "administrationId" text,
         "usagerId" uuid, "parentId" uuid, "priority" text, "confidential" boolean, "summary" text, "targetDate" date, "law" jsonb, "tacitOn" date, "competentAt" timestamptz)
       RETURNING id, number, demarche_id, service_id, administration_id),
     linked AS (INSERT INTO dossier_contact (town_id, dossier_id, contact_id) SELECT $1, id, $2 FROM opened),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1, id, $6, $7, 'opened', jsonb_strip_nulls(jsonb_build_object(
         'contact', $2::text, 'demarche', demarche_id, 'service', service_id, 'administration', administration_id)) FROM opened)
     SELECT id, number FROM opened`,
    [tx.townId, contactId, year, townCode, JSON.stringify(dossiers.map(row)), at, program],
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return dossiers.map(({ id }) => numbers.get(id)!);
}

function row({ tasks: _tasks, debts: _debts, asked: _asked, timers: _timers, ...columns }: NewDossier) {
  return columns;
}
