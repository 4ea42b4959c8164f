import type { KpiFigure, KpiMeasure, KpiPeriod, PeriodName } from './kpis.js';

type Unit = KpiMeasure['unit'];

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });
const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', ...options });
const month = date({ month: 'long', year: 'numeric' });
const day = date({ day: 'numeric', month: 'long' });

/** « 66,7 % », « 3 jours », « 2,5 h ». */
export function valueInWords(value: number, unit: Unit): string {
  if (unit === 'share') return percent.format(value);
  if (unit === 'number') return number.format(value);
  return unit === 'hours' ? `${number.format(value)} h` : `${number.format(value)} ${value < 2 ? 'jour' : 'jours'}`;
}

/** « 2 sur 3 », of a mean « 3 ÷ 10 »; of a median, how many it is the middle of. */
export function countInWords({ numerator, denominator }: KpiFigure, unit: Unit): string {
  if (numerator === null) return `sur ${denominator}`;
  return `${number.format(numerator)} ${unit === 'number' ? '÷' : 'sur'} ${denominator}`;
}

/** « mars 2027 », « semaine du 1er mars », « 1er trimestre 2027 ». */
export function periodInWords({ from }: KpiPeriod, name: PeriodName): string {
  const first = new Date(`${from}T00:00:00Z`);
  if (name === 'month') return month.format(first);
  const inDays = day.format(first).replace(/^1 /, '1er ');
  if (name === 'day') return inDays;
  if (name === 'week') return `semaine du ${inDays}`;
  const quarter = first.getUTCMonth() / 3 + 1;
  return `${quarter === 1 ? '1er' : `${quarter}e`} trimestre ${first.getUTCFullYear()}`;
}

/** How the last period that is over differs from the one before it; null when one of them has no value. */
export function trendInWords(figures: readonly KpiFigure[], periods: readonly KpiPeriod[], unit: Unit): string | null {
  const values = figures.filter((_, place) => periods[place]?.over).map(({ value }) => value);
  const [before, last] = [values.at(-2) ?? null, values.at(-1) ?? null];
  if (before === null || last === null) return null;
  // As they are read: what is rounded alike has not changed.
  if (valueInWords(before, unit) === valueInWords(last, unit)) return 'stable';
  return last > before ? 'en hausse' : 'en baisse';
}
