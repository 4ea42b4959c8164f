import type { TownTransaction } from '../../platform/database/index.js';
import type { Asked } from './asked.js';
import { quotient, type Figure } from './figure.js';
import type { Count, Kpi } from './kpi.js';
import { selectRows, type Place } from './rows.js';

type Quotient = Extract<Count, { by: 'share' | 'mean' }>;
type Sums = Place & Record<string, number | string | null>;

/** The sums of one view, asked for once, however many figures are made of it. */
export class SumsOfViews {
  private readonly read = new Map<string, Promise<Sums[]>>();

  constructor(
    private readonly tx: TownTransaction,
    private readonly asked: Asked,
    private readonly columns: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  async quotients({ view, numerator, denominator, ripens }: Quotient): Promise<(Place & Figure)[]> {
    const rows = this.read.get(view) ?? this.sums(view, ripens);
    this.read.set(view, rows);
    return (await rows).map((row) => ({
      period: row.period,
      group: row.group,
      ...quotient(Number(row[numerator] ?? 0), Number(row[denominator] ?? 0)),
    }));
  }

  async medianDays(view: string): Promise<(Place & Figure)[]> {
    const columns = 'percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS value, count(days)::int AS denominator';
    const rows = await selectRows<Figure>(this.tx, { view, columns, groupBy: 'GROUP BY 1, 2' }, this.asked);
    return rows.map((row) => ({ ...row, numerator: null }));
  }

  private sums(view: string, ripens: true | undefined): Promise<Sums[]> {
    const columns = [...this.columns.get(view)!].map((column) => `sum(${column})::float8 AS ${column}`).join(', ');
    return selectRows<Sums>(this.tx, { view, columns, ripens, groupBy: 'GROUP BY 1, 2' }, this.asked);
  }
}

/** Which columns of which view the figures are made of. */
export function columnsOf(kpis: readonly Kpi[]): Map<string, Set<string>> {
  const columns = new Map<string, Set<string>>();
  for (const { count } of kpis.flatMap(({ measures }) => measures)) {
    if (count?.by !== 'share' && count?.by !== 'mean') continue;
    const known = columns.get(count.view) ?? new Set();
    columns.set(count.view, known.add(count.numerator).add(count.denominator));
  }
  return columns;
}
