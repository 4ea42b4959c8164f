/** How a figure is made from the rows of its view. */
export type Count =
  /** Sums of two columns. */
  | { by: 'share' | 'mean'; view: string; numerator: string; denominator: string; ripens?: true }
  /** The middle of the column `days`. */
  | { by: 'median-days'; view: string }
  /** Of the hours a service is open between the arrival and its first look (K4). */
  | { by: 'median-hours' | 'ninetieth-hours' | 'spread-hours' }
  /** Abandoned calls that were returned within a working day (K12). */
  | { by: 'called-back' }
  /** Démarches whose usagers are not treated alike by every channel (K6). */
  | { by: 'unequal'; what: 'days' | 'complete' | 'told' };

/** One figure of an indicator. Words are for people. */
export interface Measure {
  /** Stable, in addresses and files. */
  id: string;
  name: string;
  numerator: string;
  denominator: string;
  /** From 0 to 1, for a share; [M] unless a text says it. Absent: rules.md gives none. */
  target?: number;
  /** Null: nothing is written down yet that could be counted, as `unmeasured` says. */
  count: Count | null;
  unmeasured?: string;
}

export interface Kpi {
  id: string;
  name: string;
  definition: string;
  measures: readonly Measure[];
}

/** Compared from so many dossiers a channel, and unequal from such a difference (K6 [M]). */
export const comparedFrom = 30;
export const unequalFrom = 0.2;

export const share = (view: string, numerator: string, denominator: string): Count => ({
  by: 'share',
  view,
  numerator,
  denominator,
});
export const mean = (view: string, numerator: string, denominator: string): Count => ({
  by: 'mean',
  view,
  numerator,
  denominator,
});
/** Known only once its time has passed: what is not yet is left out of both. */
export const ripeShare = (view: string, numerator: string, denominator: string): Count => ({
  by: 'share',
  view,
  numerator,
  denominator,
  ripens: true,
});
