import { z } from 'zod';
import { block, day, text } from './shape.js';

/** The law of a démarche, as dated parameters (docs/domain/rules.md, sections 2 to 4). Meanings: config/catalogue/LISEZMOI.md. */
export const legalSchema = block({
  regime: z.enum(['SVA', 'SVR', 'SPECIAL', 'NONE', 'INFO', 'EXTERNAL', 'UNDETERMINED']),
  silence: z
    .string()
    .regex(/^P[1-9]\d?M$/, 'expected a number of months written like P2M')
    .optional(),
  ack: z.enum(['full', 'simple', 'specific_receipt', 'none']),
  appeal_block: z.enum(['cada', 'attestation-accueil']).optional(),
  basis: text.optional(),
  source: text.optional(),
  check: z.enum(['checked', 'knowledge']),
  note: text.optional(),
  /** Days after the reception, every day counted, at which the service is reminded of a term of its own (J10). */
  reminder_days: z.int().min(1).max(60).optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
})
  .refine((legal) => legal.silence !== undefined || !['SVA', 'SVR'].includes(legal.regime), {
    path: ['regime'],
    message: 'a tacit decision needs its delay, expected `silence` (like P2M)',
  })
  .refine((legal) => !legal.valid_from || !legal.valid_to || legal.valid_from <= legal.valid_to, {
    path: ['valid_to'],
    message: 'expected a day after `valid_from`',
  });

export type Legal = z.infer<typeof legalSchema>;
