import { maskRecord } from '../../dossiers/mask/index.js';
import type { DossierRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Debt, DocumentRequest, SaidMessage, SurveyResult, Task, TimelineEntry } from './dossier-page.dto.js';

export interface DossierColumns extends DossierRow {
  closed_at: Date | null;
}

/** Another dossier: that there is one is told to who may read it. */
export type LinkedDossier = Pick<DossierColumns, 'number' | 'confidential' | 'service_id' | 'priority'>;

/** A dossier with all that hangs on it, as the database gives it. */
export interface DossierRecord extends DossierColumns {
  parent_number: string | null;
  /** The one it came from; none or one. */
  follows: LinkedDossier[];
  followed_by: LinkedDossier[];
  contact_ids: string[];
  reminders: number;
  reopenings: number;
  survey: SurveyResult | null;
  documentRequests: DocumentRequest[];
  debts: Debt[];
  tasks: (Omit<Task, 'service'> & { service: string | null })[];
  messages: SaidMessage[];
  timeline: TimelineEntry[];
}

/** @param where narrows `dossier`; its parameter is $2 */
async function dossierRecords(tx: TownTransaction, where: string, parameter: string): Promise<DossierRecord[]> {
  const dossiers = await tx.query<DossierRecord>(
    `SELECT dossier.*, target_date::text AS target_date,
       (SELECT number FROM dossier parent WHERE town_id = $1 AND id = dossier.parent_id) AS parent_number,
       ${list('dossier_contact', 'to_jsonb(contact_id)', 'contact_id')} AS contact_ids,
       (SELECT count(*)::int FROM dossier_contact WHERE town_id = $1 AND dossier_id = dossier.id AND reminds) AS reminders,
       ${linked('id = dossier.follows_id')} AS follows,
       ${linked('follows_id = dossier.id')} AS followed_by,
       (SELECT count(*)::int FROM reopening WHERE town_id = $1 AND dossier_id = dossier.id) AS reopenings,
       (SELECT ${object(survey)} FROM survey row WHERE town_id = $1 AND dossier_id = dossier.id) AS survey,
       ${list('document_request', object(documentRequest), 'asked_at, id')} AS "documentRequests",
       ${list('debt', object(debt), 'due_at, id')} AS debts,
       ${list('task', object(task), 'created_at, id')} AS tasks,
       ${list('message', object(message), 'composed_at, id', 'AND transmission_id IS NULL')} AS messages,
       ${list('timeline', object(event), 'seq')} AS timeline
     FROM dossier WHERE town_id = $1 AND ${where} ORDER BY number`,
    [tx.townId, parameter],
  );
  return dossiers.map(maskRecord);
}

export async function dossierByNumber(tx: TownTransaction, number: string): Promise<DossierRecord | null> {
  return (await dossierRecords(tx, 'number = $2', number))[0] ?? null;
}

export function dossiersOfContact(tx: TownTransaction, contactId: string): Promise<DossierRecord[]> {
  return dossierRecords(
    tx,
    'id IN (SELECT dossier_id FROM dossier_contact WHERE town_id = $1 AND contact_id = $2)',
    contactId,
  );
}

const survey = {
  askedAt: 'asked_at',
  answeredAt: 'answered_at',
  solved: 'solved',
  satisfaction: 'satisfaction',
  words: 'words',
};
const documentRequest = {
  id: 'id',
  documents: 'documents',
  askedAt: 'asked_at',
  deadline: 'deadline',
  receivedAt: 'received_at',
};
const debt = {
  id: 'id',
  kind: 'kind',
  state: 'state',
  payable: 'payable',
  dueAt: 'due_at',
  endedAt: 'ended_at',
  reason: 'reason',
  messageId: 'message_id',
};
const task = {
  id: 'id',
  kind: 'kind',
  state: 'state',
  service: 'service_id',
  reason: 'reason',
  dueAt: 'due_at',
  createdAt: 'created_at',
  takenBy: 'taken_by',
  doneAt: 'done_at',
  doneBy: 'done_by',
};
const message = {
  id: 'id',
  key: 'key',
  channel: 'channel',
  state: 'state',
  failure: 'failure',
  recipient: 'recipient',
  subject: 'subject',
  body: 'body',
  segments: 'segments',
  attempts: 'attempts',
  composedAt: 'composed_at',
  sentAt: 'sent_at',
  endedAt: 'ended_at',
};
const link = { number: 'number', confidential: 'confidential', service_id: 'service_id', priority: 'priority' };
const event = { seq: 'seq', at: 'at', actor: 'actor', kind: 'kind', data: 'data' };

/** @param narrower SQL, beginning with AND */
function list(table: string, element: string, order: string, narrower = ''): string {
  return `(SELECT coalesce(jsonb_agg(${element} ORDER BY ${order}), '[]') FROM ${table} row WHERE town_id = $1 AND dossier_id = dossier.id ${narrower})`;
}

function linked(condition: string): string {
  return `(SELECT coalesce(jsonb_agg(${object(link)} ORDER BY number), '[]') FROM dossier row WHERE town_id = $1 AND row.${condition})`;
}

function object(columns: Record<string, string>): string {
  return `jsonb_build_object(${Object.entries(columns)
    .flatMap(([name, column]) => [`'${name}'`, `row.${column}`])
    .join(', ')})`;
}
