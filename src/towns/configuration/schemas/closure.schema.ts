import { DateTime } from 'luxon';
import { z } from 'zod';
import { block, day, slug, text } from './shape.js';

const longestDays = 366;

/** Days on which the town hall is closed, or only some services: both days included. */
export const closure = block({
  from: day,
  to: day,
  /** Absent: all of them. */
  services: z.array(slug).min(1).optional(),
  reason: text,
})
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'expected a day that is not before `from`' })
  .refine(({ from, to }) => DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days < longestDays, {
    path: ['to'],
    message: 'closed for more than a year: nothing would ever be answered, expected an earlier day',
  });
