import { z } from 'zod';
import { block } from './shape.js';

const written = /^([01]\d|2[0-3]):([0-5]\d)-(([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

const interval = z
  .string({ error: 'expected hours written "HH:MM-HH:MM", between quotes' })
  .regex(written, 'expected hours written HH:MM-HH:MM')
  .refine(
    (hours) => !written.test(hours) || hours.slice(0, 5) < hours.slice(6),
    'expected an opening before the closing',
  );

const openings = z
  .array(interval)
  .refine((list) => list.every((hours, i) => i === 0 || list[i - 1]!.slice(6) <= hours.slice(0, 5)), {
    message: 'expected the openings of a day in order, without overlap',
  })
  .optional();

/** Opening hours by ISO day, 1 = lundi to 7 = dimanche; a day left out is closed. Local time of the town. */
export const hours = block({
  1: openings,
  2: openings,
  3: openings,
  4: openings,
  5: openings,
  6: openings,
  7: openings,
});
export type Hours = z.infer<typeof hours>;

/** Time calls upon people within these hours alone, and never on a Sunday. */
export const callableFrom = '08:00';
export const callableUntil = '20:00';
const sunday = '7';

/** Of whoever answers dossiers: without such an opening nothing could ever be asked of them. */
export const workingHours = hours.refine(
  (week) =>
    Object.entries(week).some(
      ([day, openings = []]) =>
        day !== sunday &&
        openings.some((opening) => opening.slice(6) > callableFrom && opening.slice(0, 5) < callableUntil),
    ),
  `expected an opening between ${callableFrom} and ${callableUntil}, from Monday to Saturday`,
);
