import type { TownTransaction } from '../../../platform/database/index.js';
import type { Cause } from './due.js';
import type { Compared } from './verdict.js';

/** The model that answers for a town. */
export interface InForce {
  version: number;
  sha256: string;
  catalogue: string;
  contacts: string[];
  setAside: number | null;
}

export async function modelInForce(tx: TownTransaction): Promise<InForce | null> {
  const [row] = await tx.query<InForce>(
    `SELECT version, sha256, catalogue_sha256 AS catalogue, contacts, set_aside AS "setAside"
     FROM classifier_model WHERE town_id = $1 AND state = 'in-force'`,
    [tx.townId],
  );
  return row ?? null;
}

/** What a version has learnt, which is large: its own, or what the catalogue taught all towns. Null: given up. */
export async function bytesOf(tx: TownTransaction, version: number): Promise<Buffer | null> {
  const [row] = await tx.query<{ kept: Buffer | null }>(
    `SELECT coalesce(own.bytes, shared.bytes) AS kept
     FROM classifier_model AS own LEFT JOIN catalogue_model AS shared USING (sha256) WHERE town_id = $1 AND version = $2`,
    [tx.townId, version],
  );
  return row?.kept ?? null;
}

/** Whoever changes which model is in force does so alone, until the end of the transaction. */
export async function oneAtATime(tx: TownTransaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('models ' || $1::text, 0))`, [tx.townId]);
}

/** The catalogue's model answers from now on: the town has none yet, or the one in force cannot be read any more. */
export async function beginWith(tx: TownTransaction, sha256: string, examples: number, by: string): Promise<void> {
  await oneAtATime(tx);
  await tx.query(
    `UPDATE classifier_model SET state = 'retired', refusal = 'unreadable', bytes = NULL, twin = NULL
     WHERE town_id = $1 AND state = 'in-force' AND sha256 <> $2`,
    [tx.townId, sha256],
  );
  await tx.query(
    `INSERT INTO classifier_model (town_id, version, state, cause, sha256, catalogue_sha256, examples, decided_by, decided_at)
     SELECT $1, coalesce(max(version), 0) + 1, 'in-force', 'first', $2, $2, $3, $4, clock_timestamp()
     FROM classifier_model WHERE town_id = $1 HAVING count(*) FILTER (WHERE state = 'in-force') = 0`,
    [tx.townId, sha256, examples, by],
  );
}

export interface NewCandidate {
  cause: Cause;
  sha256: string;
  catalogue: string;
  examples: number;
  contacts: readonly string[];
}

/** @returns its version */
export async function addCandidate(tx: TownTransaction, candidate: NewCandidate): Promise<number> {
  const { cause, sha256, catalogue, examples, contacts } = candidate;
  const [added] = await tx.query<{ version: number }>(
    `INSERT INTO classifier_model (town_id, version, state, cause, sha256, catalogue_sha256, examples, contacts)
     SELECT $1, coalesce(max(version), 0) + 1, 'candidate', $2, $3, $4, $5, $6 FROM classifier_model WHERE town_id = $1
     RETURNING version`,
    [tx.townId, cause, sha256, catalogue, examples, contacts],
  );
  return added!.version;
}

/** It does not answer, and what it has learnt is not kept. @param refusal how it was worse, or what failed */
export async function refuse(
  tx: TownTransaction,
  version: number,
  refusal: string,
  by: string,
  figures: Compared | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE classifier_model SET state = 'refused', refusal = $3, figures = $5, decided_by = $4, decided_at = clock_timestamp()
     WHERE town_id = $1 AND version = $2 AND state = 'candidate'`,
    [tx.townId, version, refusal, by, figures && JSON.stringify(figures)],
  );
}

/** What was under way when its process died will never end. Called by the one owner of the training. */
export async function refuseInterrupted(tx: TownTransaction, by: string): Promise<void> {
  await tx.query(
    `UPDATE classifier_model SET state = 'refused', refusal = 'interrupted', decided_by = $2, decided_at = clock_timestamp()
     WHERE town_id = $1 AND state = 'candidate'`,
    [tx.townId, by],
  );
}
