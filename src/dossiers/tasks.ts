import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../platform/database/index.js';

/** Kinds of work a person does; each has its sentence on the console. */
export const taskKinds = [
  /** The service answers the usager. */
  'handle',
  /** Written to another administration, within two working days (TR-03). */
  'transmission',
  /** Words of danger were said or written: a person looks at once (UR-01). */
  'alert',
  /** The usager has no address we may write to: tell them by telephone. */
  'call-back',
  /** A message was refused by every way we know. */
  'reach-usager',
  /** Nobody knows whether a message left. */
  'check-sending',
  /** A template lacks a mandatory mention: it did not leave. */
  'complete-message',
  /** The usager wrote again about an open dossier. */
  'read-reply',
  /** The usager has asked three times: whoever is responsible looks (AR-14). */
  'third-reminder',
  'technical-failure',
  /** The town says what the law of a démarche is, so that its acknowledgements can be complete (AR-09). Of no dossier. */
  'validate-regime',
  /** Two days of work are left of what was promised. */
  'promise-soon',
  /** What was promised is late: the head of the service looks. */
  'promise-passed',
  /** Silence decides soon: the service answers before it does (AR-15). */
  'tacit-decision',
  /** The same, seven days before: the head of the service looks. */
  'tacit-decision-head',
  /** A first word has not reached the usager in time (AR-01, EL-05). */
  'word-late',
  /** The acknowledgement of an electronic message leaves before its tenth working day, or is late (EL-06). */
  'acknowledgement-soon',
  'acknowledgement-late',
  /** A request should have been sent on to another administration by now (TR-03). */
  'transmission-late',
  /** A term the démarche has of its own (J10). */
  'own-term',
  /** An administration has not answered what was sent on to it: it is reminded, or its answer is noted. */
  'administration-silent',
  /** The dossier was given to another service twice: the head says whose it is (K9). */
  'ping-pong',
  /** An agent asks the head of the service for help, or has twice been silent on what they had taken. */
  'escalated',
  /** The usager says that what was closed is not solved: the head of the service looks. */
  'not-solved',
  /** Nobody could take a call: the caller is called back within a working day (J21). */
  'return-call',
  /** Mails go round and round: answers have stopped, of a mailbox or to an address, until somebody has looked (J16). Of no dossier. */
  'mail-loop',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Work that time alone has made, and that an answer ends. */
export const alertsOfTime = [
  'promise-soon',
  'promise-passed',
  'tacit-decision',
  'tacit-decision-head',
  'acknowledgement-soon',
  'acknowledgement-late',
  'transmission-late',
  'own-term',
] as const satisfies readonly TaskKind[];

/** Work of whoever is responsible, whatever the service it is about: agents do not find it in their queue. */
export const tasksOfHead = [
  'third-reminder',
  'promise-passed',
  'tacit-decision-head',
  'ping-pong',
  'escalated',
  'not-solved',
  'mail-loop',
] as const satisfies readonly TaskKind[];

export interface NewTask {
  dossierId: string;
  /** Unique in its dossier: the same work is not given twice. */
  key: string;
  kind: TaskKind;
  /** Absent: the dossier's own service. */
  serviceId?: string | null;
  reason?: string | null;
  dueAt: Date | null;
}

/** Gives work to people. What they have already is left as it is; what they had done is to do again. */
export async function addTasks(tx: TownTransaction, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.query(
    `INSERT INTO task (town_id, id, dossier_id, key, kind, state, service_id, reason, due_at)
     SELECT $1, task.id, task.dossier_id, task.key, task.kind, 'to-do', coalesce(task.service_id,
       (SELECT dossier.service_id FROM dossier WHERE dossier.town_id = $1 AND dossier.id = task.dossier_id)), task.reason, task.due_at
     FROM jsonb_to_recordset($2::jsonb)
       AS task (id uuid, dossier_id uuid, key text, kind text, service_id text, reason text, due_at timestamptz)
     ON CONFLICT (town_id, dossier_id, contact_id, key) DO UPDATE
       SET state = 'to-do', reason = excluded.reason, due_at = excluded.due_at, done_at = NULL, done_by = NULL,
         taken_by = NULL, taken_at = NULL
       WHERE NOT task.open`,
    [tx.townId, JSON.stringify(tasks.map(asRow))],
  );
}

function asRow({ dossierId, key, kind, serviceId = null, reason = null, dueAt }: NewTask) {
  return { id: uuid(), dossier_id: dossierId, key, kind, service_id: serviceId, reason, due_at: dueAt };
}
