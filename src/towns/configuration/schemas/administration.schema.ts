import { z } from 'zod';
import { block, email, phone, pivot, shortNumber, slug, text } from './shape.js';

const administration = block({
  id: slug,
  /** Type in the State's directory of administrations. */
  pivot,
  pivot_source: z.enum(['fiches-2020', 'new']),
  pivot_legacy: z.array(pivot).default([]),
  name: text,
  /** Is it an administration in the sense of CRPA L100-3? */
  is_crpa_admin: z.union([z.boolean(), z.literal('to-check')], { error: 'expected true, false or to-check' }),
  mode: z.enum(['transmission', 'orientation', 'both']),
  competent_for: z.array(text).min(1),
  /** How usagers name it, or what it does: why a person is told that a contact may be for it. */
  keywords: z.array(text).default([]),
  mairie_reaches: text,
  demo_phone: phone.optional(),
  demo_email: email.optional(),
  national_number: shortNumber.optional(),
  do_not_send: z.array(text).default([]),
  /** False: what was sent on to it is about health or benefits, and no copy stays in the town hall (J18). */
  keep_copy: z.boolean().default(true),
  /** Working days after which its silence is told; absent: those of platform.yaml. */
  silent_working_days: z.int().min(1).max(250).optional(),
  check: z.enum(['checked', 'knowledge']),
  source: text.optional(),
  note: text.optional(),
}).refine((one) => one.is_crpa_admin === true || one.mode === 'orientation', {
  path: ['mode'],
  message: 'nothing is transmitted to what is not known to be an administration (CRPA L114-2), expected orientation',
});

/** `administrations.yaml`: who is outside the town halls. */
export const administrationsSchema = block({ administrations: z.array(administration) });

export type Administration = z.infer<typeof administration>;
