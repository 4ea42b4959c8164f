import type { TownTransaction } from '../../../platform/database/index.js';
import { oneAtATime } from './model-rows.js';
import type { Compared } from './verdict.js';

export interface TakingOver {
  version: number;
  /** The version it was compared with. */
  instead: number;
  figures: Compared;
  /** Null: the catalogue's. */
  bytes: Buffer | null;
  twin: Buffer | null;
  by: string;
}

/** @returns false when a person has put another in force meanwhile: nothing is changed then */
export async function takeOver(tx: TownTransaction, one: TakingOver): Promise<boolean> {
  await oneAtATime(tx);
  const retired = await tx.query(
    `UPDATE classifier_model SET state = 'retired' WHERE town_id = $1 AND version = $2 AND state = 'in-force' RETURNING 1`,
    [tx.townId, one.instead],
  );
  if (retired.length === 0) return false;
  await tx.query(
    `UPDATE classifier_model SET state = 'in-force', figures = $3, bytes = $4, twin = $5, decided_by = $6, decided_at = clock_timestamp()
     WHERE town_id = $1 AND version = $2`,
    [tx.townId, one.version, JSON.stringify(one.figures), one.bytes, one.twin, one.by],
  );
  await giveUpOld(tx);
  return true;
}

export type Enforcement = 'enforced' | 'already' | 'unknown' | 'given-up';

/**
 * A person puts another version in force: back to an older one, or forward again. What goes back sets the later one aside, and
 * an automatic candidate then has to do better than both (verdict.ts).
 */
export async function enforce(tx: TownTransaction, version: number, by: string): Promise<Enforcement> {
  await oneAtATime(tx);
  const [wanted] = await tx.query<{ state: string; usable: boolean }>(
    `SELECT state, ${usable} AS usable FROM classifier_model WHERE town_id = $1 AND version = $2`,
    [tx.townId, version],
  );
  if (!wanted) return 'unknown';
  if (wanted.state === 'in-force') return 'already';
  if (wanted.state !== 'retired' || !wanted.usable) return 'given-up';
  const [replaced] = await tx.query<{ version: number; set_aside: number | null }>(
    `UPDATE classifier_model SET state = 'retired' WHERE town_id = $1 AND state = 'in-force' RETURNING version, set_aside`,
    [tx.townId],
  );
  const newest = replaced && Math.max(replaced.version, replaced.set_aside ?? 0);
  await tx.query(
    `UPDATE classifier_model SET state = 'in-force', set_aside = $3, decided_by = $4, decided_at = clock_timestamp()
     WHERE town_id = $1 AND version = $2`,
    [tx.townId, version, newest && newest > version ? newest : null, by],
  );
  return 'enforced';
}

/** What a version answered with is still there: its own, or the catalogue's. */
export const usable = `(bytes IS NOT NULL OR (sha256 = catalogue_sha256 AND EXISTS (
  SELECT 1 FROM catalogue_model WHERE catalogue_model.sha256 = classifier_model.sha256)))`;

const retiredKept = 5;

/** Models are large, and hold words of usagers: the latest are kept to go back to, the others leave their figures alone. */
async function giveUpOld(tx: TownTransaction): Promise<void> {
  await tx.query(
    `UPDATE classifier_model SET bytes = NULL, twin = NULL, contacts = '{}' WHERE town_id = $1 AND state = 'retired'
     AND bytes IS NOT NULL AND version NOT IN (
       SELECT version FROM classifier_model WHERE town_id = $1 AND state = 'retired' AND ${usable}
       ORDER BY decided_at DESC LIMIT ${retiredKept})`,
    [tx.townId],
  );
}

/** Retired models that have learnt what is deleted, or confidential now, are given up. @param known whose words may be learnt */
export async function forget(tx: TownTransaction, known: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE classifier_model SET bytes = NULL, twin = NULL, contacts = '{}'
     WHERE town_id = $1 AND state IN ('retired', 'refused') AND NOT contacts <@ $2::uuid[]`,
    [tx.townId, known],
  );
}
