import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components, operations } from '../api/schema.gen.js';

type Schemas = components['schemas'];
export type KpiReport = Schemas['KpiReport'];
export type KpiEntry = Schemas['KpiEntry'];
export type KpiMeasure = Schemas['KpiMeasure'];
export type KpiFigure = Schemas['KpiFigure'];
export type KpiPeriod = Schemas['KpiPeriod'];
export type KpiComparison = Schemas['KpiComparison'];
export type PeriodName = Schemas['PeriodName'];
type Query = NonNullable<operations['KpisController_read']['parameters']['query']>;

/** What the figures are narrowed to, as the address of the page has it. */
export type Choice = Pick<Query, 'period' | 'service' | 'channel' | 'demarche'>;

/** Beside the one that goes on. */
const shownPeriods = 4;

export function useKpis(town: string, choice: Choice) {
  return useQuery({
    queryKey: ['town', town, 'kpis', choice],
    queryFn: () =>
      answerOf(
        api.GET('/api/towns/{town}/kpis', { params: { path: { town }, query: { ...choice, count: shownPeriods } } }),
      ),
  });
}

/** The address of the same figures as a file. @param by a row for each of these; absent: one for all */
export function fileOf(town: string, choice: Choice, by?: Query['by']): string {
  const query = new URLSearchParams({ ...choice, count: String(shownPeriods), ...(by && { by }) });
  return `/api/towns/${town}/kpis.csv?${query}`;
}
