import type { TownTransaction } from '../../platform/database/index.js';
import { columnOf, dimensions, type Asked } from './asked.js';

/** Where a row belongs: a period by its first day and, where figures are broken down, a service, channel or démarche. */
export interface Place {
  period: string;
  group: string | null;
}

interface Selected {
  /** Of the program's own tables, never of a request. */
  view: string;
  columns: string;
  ripens?: true | undefined;
  groupBy?: string;
}

/** The rows of a kpi_ view that are asked for, with their place. */
export function selectRows<Row>(
  tx: TownTransaction,
  { view, columns, ripens, groupBy = '' }: Selected,
  { name, periods, zone, now, only, by }: Asked,
): Promise<(Row & Place)[]> {
  const parameters: unknown[] = [tx.townId, periods[0]!.start, periods.at(-1)!.end, name, zone];
  const given = (value: unknown) => `$${parameters.push(value)}`;
  const narrowed = dimensions.flatMap((each) => (only[each] ? [`${columnOf[each]} = ${given(only[each])}`] : []));
  // What is not known yet counts neither for nor against.
  const ripe = ripens ? [`ripe_at <= ${given(now)}`] : [];
  return tx.query<Row & Place>(
    `SELECT date_trunc($4, at AT TIME ZONE $5)::date AS period, ${by ? columnOf[by] : 'NULL::text'} AS "group", ${columns}
     FROM ${view} WHERE ${['town_id = $1', 'at >= $2', 'at < $3', ...ripe, ...narrowed].join(' AND ')} ${groupBy}`,
    parameters,
  );
}
