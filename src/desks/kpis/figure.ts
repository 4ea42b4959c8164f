/** One figure of one period. All null but the number that counts: nothing happened, or it is withheld. */
export interface Figure {
  /** Null for what is no quotient: a median, a spread. */
  numerator: number | null;
  denominator: number;
  /** Null when nothing happened. Of a share from 0 to 1; else in the unit of its measure. */
  value: number | null;
}

export const nothing: Figure = { numerator: 0, denominator: 0, value: null };

export function quotient(numerator: number, denominator: number): Figure {
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}

/** Between two of an even number, as percentile_cont of Postgres. @param sorted rising */
export function percentile(sorted: readonly number[], fraction: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * fraction;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** Around the mean, of all there is and not of a sample. */
export function standardDeviation(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
