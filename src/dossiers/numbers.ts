import type { TownTransaction } from '../platform/database/index.js';

/** `dossier`: SA-2027-000123. `chrono`: the number of a letter in the register of the courrier, without a gap. */
export type NumberKind = 'dossier' | 'chrono';

/**
 * Takes numbers of a year in order. The row of the counter stays locked until the transaction ends, so that a number
 * given is a number kept: take it last.
 * @returns the first of `count` consecutive values
 */
export async function takeNumbers(tx: TownTransaction, kind: NumberKind, year: number, count = 1): Promise<number> {
  const [row] = await tx.query<{ value: number }>(
    `INSERT INTO counter (town_id, kind, year, value) VALUES ($1, $2, $3, $4)
     ON CONFLICT (town_id, kind, year) DO UPDATE SET value = counter.value + $4 RETURNING value`,
    [tx.townId, kind, year, count],
  );
  return row!.value - count + 1;
}

export function dossierNumber(townCode: string, year: number, value: number): string {
  return `${townCode}-${year}-${sixDigits(value)}`;
}

export function chronoNumber(year: number, value: number): string {
  return `C-${year}-${sixDigits(value)}`;
}

const sixDigits = (value: number) => String(value).padStart(6, '0');
