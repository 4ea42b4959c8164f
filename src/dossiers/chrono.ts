import type { TownTransaction } from '../platform/database/index.js';

/**
 * Takes the next number of the register of the courrier, `C-2027-000045`, which has no gap: the row of the counter stays
 * locked until the transaction ends, so that a number given is a number kept. Take it last.
 */
export async function takeChrono(tx: TownTransaction, year: number): Promise<string> {
  const [row] = await tx.query<{ value: number }>(
    `INSERT INTO counter (town_id, kind, year, value) VALUES ($1, 'chrono', $2, 1)
     ON CONFLICT (town_id, kind, year) DO UPDATE SET value = counter.value + 1 RETURNING value`,
    [tx.townId, year],
  );
  return `C-${year}-${String(row!.value).padStart(6, '0')}`;
}
