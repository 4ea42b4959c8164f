import { z } from 'zod';
import { block, shortNumber, slug, text } from './shape.js';

const phrase = z
  .string()
  .regex(
    /^[\p{L}\d'’ -]{3,}$/u,
    'expected plain words, compared without accents: letters, digits, spaces, hyphens and apostrophes',
  );

const alert = block({
  id: slug,
  level: z.enum(['high', 'emergency']),
  /** Emergency numbers to show the agent, the most useful first. */
  numbers: z.array(shortNumber).min(1),
  /** Rule of docs/domain/rules.md. */
  rule: z.string().regex(/^[A-Z]{2}-\d{2}$/, 'expected a rule like UR-01'),
  /** What the agent reads; never the usager's words. */
  reason: text,
  phrases: z.array(phrase).min(1),
});

/** `alerts.yaml`: words that call a person, never a robot (rules AG-06, UR-01 to UR-03). */
export const alertsSchema = block({ alerts: z.array(alert) });

export type Alert = z.infer<typeof alert>;
