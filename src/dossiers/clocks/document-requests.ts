import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import { addDebts } from '../debts.js';
import { writeEvents } from '../timeline.js';
import { setTimers } from '../timers.js';
import { recompute } from './recompute.js';
import { documentsReminderTimers } from './timers-of.js';

export interface DocumentsAsked {
  documents: string[];
  askedAt: Date;
  /** YYYY-MM-DD. */
  deadline: string;
}

/** As for a first word by e-mail. */
const listWorkingDays = 1;

interface Deed {
  actor: string;
  at: Date;
}

/** Writes down what the first word of a dossier asks for, once. */
export async function keepFirstRequest(
  tx: TownTransaction,
  dossierId: string,
  { documents, askedAt, deadline }: DocumentsAsked,
): Promise<void> {
  await tx.query(
    `INSERT INTO document_request (town_id, id, dossier_id, documents, asked_at, deadline)
     SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM document_request WHERE town_id = $1 AND dossier_id = $3)`,
    [tx.townId, uuid(), dossierId, documents, askedAt, deadline],
  );
}

/** A service asks for pieces: the usager is owed the list, with its deadline, and the legal clock stands still (L114-5). */
export async function askDocuments(
  tx: TownTransaction,
  town: Town,
  dossierId: string,
  { documents, deadline }: Omit<DocumentsAsked, 'askedAt'>,
  { actor, at }: Deed,
): Promise<void> {
  const id = uuid();
  const [asked] = await tx.query<{ service_id: string }>(
    `WITH asked AS (
       INSERT INTO document_request (town_id, id, dossier_id, documents, asked_at, deadline) VALUES ($1, $2, $3, $4, $5, $6))
     SELECT service_id FROM dossier WHERE town_id = $1 AND id = $3`,
    [tx.townId, id, dossierId, documents, at, deadline],
  );
  const service = town.services.get(asked!.service_id)!;
  await setTimers(
    tx,
    documentsReminderTimers(town, service, deadline, at).map((timer) => ({ ...timer, dossierId })),
  );
  await addDebts(tx, [
    {
      dossierId,
      kind: 'missing-documents',
      key: `missing-documents-${id}`,
      dueAt: endOfDay(town, addWorkingDays(town, at, listWorkingDays)),
      payable: true,
      facts: { missingDocuments: documents, missingDeadline: deadline },
    },
  ]);
  await writeEvents(tx, [{ dossierId, kind: 'documents-asked', actor, at, data: { request: id, deadline } }]);
  await recompute(tx, town, dossierId, at);
}

/**
 * All the pieces of a request are here.
 * @param receivedAt when the last of them came: it may be before anybody looked
 * @returns null when they were here already; else whether a word is owed that the loop-back can pay now
 */
export async function documentsReceived(
  tx: TownTransaction,
  town: Town,
  request: { id: string; dossierId: string },
  receivedAt: Date,
  { actor, at }: Deed,
): Promise<{ owesWord: boolean } | null> {
  const [received] = await tx.query<{ id: string }>(
    `WITH received AS (
       UPDATE document_request SET received_at = greatest($4, asked_at)
       WHERE town_id = $1 AND id = $2::uuid AND dossier_id = $3 AND received_at IS NULL RETURNING id),
     -- What has come is asked for no more.
     needless AS (
       UPDATE debt SET state = 'waived', reason = 'received', ended_at = $5 FROM received
       WHERE town_id = $1 AND dossier_id = $3 AND key = 'missing-documents-' || $2::text AND state = 'owed' AND message_id IS NULL)
     SELECT id FROM received`,
    [tx.townId, request.id, request.dossierId, receivedAt, at],
  );
  if (!received) return null;
  await writeEvents(tx, [
    { dossierId: request.dossierId, kind: 'documents-received', actor, at, data: { request: request.id } },
  ]);
  return { owesWord: await recompute(tx, town, request.dossierId, at) };
}
