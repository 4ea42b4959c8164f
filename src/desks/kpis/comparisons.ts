import type { ChannelName } from '../../dossiers/arrival.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Asked } from './asked.js';
import { quotient, type Figure } from './figure.js';
import { grouped, placeKey } from './grouped.js';
import { comparedFrom, unequalFrom } from './kpi.js';
import { selectRows, type Place } from './rows.js';

export const compared = ['days', 'complete', 'told'] as const;
export type Compared = (typeof compared)[number];

/** One démarche in one period, by every channel that enough dossiers came by. */
export interface Comparison extends Place {
  demarche: string;
  what: Compared;
  channels: { channel: ChannelName; dossiers: number; value: number }[];
  /** Of days: by how much the longest is longer than the shortest, 1 for twice as long, null when that one is 0. Of a rate: the difference, 0 to 1. */
  gap: number | null;
  alert: boolean;
}

interface Row extends Place {
  demarche_id: string;
  channel: ChannelName;
  days: number;
  days_of: number;
  complete: number | null;
  complete_of: number;
  told: number | null;
  told_of: number;
}

/** Where the same démarche can be compared between channels (K6, EG-01). Channels are never narrowed here: they are what is compared. */
export async function comparisons(tx: TownTransaction, asked: Asked): Promise<Comparison[]> {
  const columns = `demarche_id, channel, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS days, count(days)::int AS days_of,
    avg(complete)::float8 AS complete, count(complete)::int AS complete_of, avg(told)::float8 AS told, count(told)::int AS told_of`;
  const { channel: _, ...only } = asked.only;
  const by = asked.by === 'channel' ? null : asked.by;
  const groupBy = 'AND demarche_id IS NOT NULL GROUP BY 1, 2, 3, 4';
  const rows = await selectRows<Row>(tx, { view: 'kpi_k6', columns, groupBy }, { ...asked, only, by });
  const byDemarche = grouped(rows, (row) => placeKey(row) + row.demarche_id);
  return byDemarche.flatMap((own) => compared.flatMap((what) => comparison(own, what) ?? []));
}

/** Of the démarches that can be compared, those where usagers are not treated alike. */
export function unequalFigures(all: readonly Comparison[], what: Compared): (Place & Figure)[] {
  const own = all.filter((each) => each.what === what);
  return grouped(own, placeKey).map((each) => ({
    period: each[0]!.period,
    group: each[0]!.group,
    ...quotient(each.filter(({ alert }) => alert).length, each.length),
  }));
}

function comparison(rows: readonly Row[], what: Compared): Comparison | null {
  const channels = rows
    .map((row) => ({ channel: row.channel, dossiers: row[`${what}_of`], value: row[what] }))
    .filter((each): each is Comparison['channels'][number] => each.value !== null && each.dossiers >= comparedFrom);
  if (channels.length < 2) return null;
  const values = channels.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const gap = what === 'days' ? relative(least, most) : most - least;
  const { period, group, demarche_id: demarche } = rows[0]!;
  // Compared as it is shown: to a machine, 0.3 - 0.1 is a little more than 0.2.
  const alert = gap === null || Number(gap.toFixed(9)) > unequalFrom;
  return { period, group, demarche, what, channels, gap, alert };
}

function relative(least: number, most: number): number | null {
  if (most === least) return 0;
  return least === 0 ? null : most / least - 1;
}
