import { DateTime } from 'luxon';

export const periodNames = ['day', 'week', 'month', 'quarter'] as const;
export type PeriodName = (typeof periodNames)[number];

/** A day, a week from Monday, a month or a quarter of the town's own time. */
export interface Period {
  /** YYYY-MM-DD, its first day: it names the period. */
  from: string;
  /** YYYY-MM-DD, its last day. */
  to: string;
  start: Date;
  /** The first instant that is not of it any more. */
  end: Date;
}

/** That many periods, the oldest first; the last one holds `at`, and may not be over. */
export function periodsUntil(at: Date, zone: string, name: PeriodName, count: number): Period[] {
  const last = DateTime.fromJSDate(at, { zone }).startOf(name);
  return Array.from({ length: count }, (_, place) => {
    const start = step(last, name, place + 1 - count);
    const end = step(start, name, 1);
    return {
      from: start.toISODate()!,
      to: end.minus({ days: 1 }).toISODate()!,
      start: start.toJSDate(),
      end: end.toJSDate(),
    };
  });
}

function step(from: DateTime, name: PeriodName, by: number): DateTime {
  return name === 'quarter' ? from.plus({ months: 3 * by }) : from.plus({ [name]: by });
}
