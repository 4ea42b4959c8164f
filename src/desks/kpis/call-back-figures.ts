import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import type { Asked } from './asked.js';
import { quotient, type Figure } from './figure.js';
import { grouped, placeKey } from './grouped.js';
import { selectRows, type Place } from './rows.js';

/** Section 9 of rules.md. */
const workingDays = 1;

type Row = Place & { at: Date; called_back_at: Date | null };

/** Abandoned calls with a number: was it called by the end of the next working day? Those that still may be are left out (K12). */
export async function callBackFigures(tx: TownTransaction, town: Town, asked: Asked): Promise<(Place & Figure)[]> {
  const rows = await selectRows<Row>(tx, { view: 'kpi_k12_abandoned', columns: 'at, called_back_at' }, asked);
  const judged = rows
    .map((row) => ({ ...row, dueAt: endOfDay(town, addWorkingDays(town, row.at, workingDays)) }))
    .filter(({ called_back_at, dueAt }) => called_back_at !== null || dueAt <= asked.now);
  return grouped(judged, placeKey).map((own) => ({
    period: own[0]!.period,
    group: own[0]!.group,
    ...quotient(
      own.filter(({ called_back_at, dueAt }) => called_back_at !== null && called_back_at <= dueAt).length,
      own.length,
    ),
  }));
}
