import { z } from 'zod';
import { block, shortNumber, slug, text } from './shape.js';

/** Words separated by spaces, each `one/or/another`, each maybe only begun (`suicid*`); `...` between two. */
const word = String.raw`[\p{L}\p{M}\d'’-]+\*?`;
const oneOrAnother = `${word}(/${word})*`;
const phrase = z
  .string()
  .min(3)
  .regex(
    new RegExp(`^${oneOrAnother}( (\\.\\.\\. )?${oneOrAnother})*$`, 'u'),
    'expected words compared without accents, each maybe `one/another` or `begun*`, with `...` where others may stand',
  );

const alert = block({
  id: slug,
  level: z.enum(['high', 'emergency']),
  /** Emergency numbers to show the agent, the most useful first. */
  numbers: z.array(shortNumber).min(1),
  /** Rule of docs/domain/rules.md. */
  rule: z.string().regex(/^[A-Z]{2}-\d{2}$/, 'expected a rule like UR-01'),
  /** Services that alone read what bears it, beside those that answer; absent: whoever may read the dossier (J15). */
  readers: z.array(slug).min(1).optional(),
  /** What the agent reads; never the usager's words. */
  reason: text,
  phrases: z.array(phrase).min(1),
  /** Manners of speaking: a phrase all of whose words belong to one calls nobody. */
  unless: z.array(phrase).default([]),
});

/** `alerts.yaml`: words that call a person, never a robot (rules AG-06, UR-01 to UR-03). */
export const alertsSchema = block({ alerts: z.array(alert) });

/** `danger/<alert>.yaml`: how it is said when nobody foresaw the words, and what only looks like it. */
export const dangerSchema = block({ danger: z.array(text).min(1), quiet: z.array(text).default([]) });

export type Alert = z.infer<typeof alert> & {
  /** Absent when nobody has written any: its phrases alone are then listened for. */
  examples?: z.infer<typeof dangerSchema>;
};
