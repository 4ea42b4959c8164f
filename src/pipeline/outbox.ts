import type { TownTransaction } from '../platform/database/index.js';
import type { ContactState } from '../dossiers/states.js';
import type { Handed } from './stage.js';
import type { StageName, Subject } from './stages.js';

/**
 * Takes a piece of work out of the outbox, for good when the transaction commits. Whoever else tries at the same moment
 * waits here and then finds nothing: the work is done once.
 * @returns the row the work is about, null when the work is done already
 */
export async function claim<Row>(
  tx: TownTransaction,
  stage: StageName,
  subject: Subject,
  takes: string | null,
  subjectId: string,
): Promise<Row | null> {
  const inState = subject === 'contact' ? 'AND subject.state = $4' : '';
  // Of a message the claim is lock enough: whoever writes what became of it locks its dossier first (message-outcome.ts).
  const lock = subject === 'message' ? '' : 'FOR NO KEY UPDATE OF subject';
  const [row] = await tx.query<Row>(
    `WITH claim AS (DELETE FROM outbox WHERE town_id = $1 AND stage = $2 AND subject_id = $3 RETURNING subject_id)
     SELECT subject.* FROM claim JOIN ${subject} subject ON subject.town_id = $1 AND subject.id = claim.subject_id ${inState}
     ${lock}`,
    [tx.townId, stage, subjectId, ...(subject === 'contact' ? [takes] : [])],
  );
  return row ?? null;
}

/** Writes down work that is owed. Work that is there already is owed from now on. */
export async function owe(tx: TownTransaction, handed: readonly Handed[], delayMs = 0): Promise<void> {
  if (handed.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (town_id, stage, subject_id, due_at)
     SELECT $1, stage, subject_id, now() + $4 * interval '1 millisecond' FROM unnest($2::text[], $3::uuid[]) AS work (stage, subject_id)
     ON CONFLICT (town_id, stage, subject_id) DO UPDATE SET due_at = excluded.due_at`,
    [tx.townId, handed.map(({ stage }) => stage), handed.map(({ subjectId }) => subjectId), delayMs],
  );
}

/** Leaves the contact in its next state and the work that follows, in one statement. */
export async function leave(
  tx: TownTransaction,
  contactId: string,
  state: ContactState,
  reason: string | null,
  handed: readonly Handed[],
): Promise<void> {
  await tx.query(
    `WITH left_in AS (
       UPDATE contact SET state = $3, reason = $4, updated_at = now() WHERE town_id = $1 AND id = $2)
     INSERT INTO outbox (town_id, stage, subject_id)
     SELECT $1, stage, subject_id FROM unnest($5::text[], $6::uuid[]) AS work (stage, subject_id)
     ON CONFLICT (town_id, stage, subject_id) DO UPDATE SET due_at = excluded.due_at`,
    [tx.townId, contactId, state, reason, handed.map(({ stage }) => stage), handed.map(({ subjectId }) => subjectId)],
  );
}
