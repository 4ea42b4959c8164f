import { DateTime } from 'luxon';

export interface Learning {
  /** The catalogue in force is not the one the model in force has learnt. */
  otherCatalogue: boolean;
  /** Decisions of people since the last model was made. */
  newDecisions: number;
  lastMadeAt: Date;
}

export type Cause = 'first' | 'catalogue' | 'decisions' | 'night';

const manyDecisions = 50;
const nightFromHour = 2;
const nightToHour = 5;
const nightEveryHours = 12;

/** Is it time to learn again? At night whatever has changed is learnt, deletions included; by day what cannot wait. */
export function causeToLearn(
  { otherCatalogue, newDecisions, lastMadeAt }: Learning,
  now: Date,
  zone: string,
): Cause | null {
  if (otherCatalogue) return 'catalogue';
  if (newDecisions >= manyDecisions) return 'decisions';
  const { hour } = DateTime.fromJSDate(now, { zone });
  const rested = now.getTime() - lastMadeAt.getTime() >= nightEveryHours * 3_600_000;
  return rested && hour >= nightFromHour && hour < nightToHour ? 'night' : null;
}
