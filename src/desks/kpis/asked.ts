import type { ChannelName } from '../../dossiers/arrival.js';
import type { Period, PeriodName } from './periods.js';

export const dimensions = ['service', 'channel', 'demarche'] as const;
export type Dimension = (typeof dimensions)[number];

/** What is counted, and how it is laid out. */
export interface Asked {
  name: PeriodName;
  periods: readonly Period[];
  zone: string;
  now: Date;
  /** Ids; a dimension that is absent is not narrowed. */
  only: { service?: string; channel?: ChannelName; demarche?: string };
  /** One row for each of these; null: one for all. */
  by: Dimension | null;
}

export const columnOf: Record<Dimension, string> = {
  service: 'service_id',
  channel: 'channel',
  demarche: 'demarche_id',
};
