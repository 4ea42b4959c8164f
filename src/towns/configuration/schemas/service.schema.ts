import { z } from 'zod';
import { workingHours } from './hours.schema.js';
import { block, email, phone, slug, text } from './shape.js';

/** A unit of the town that deals with dossiers. `sda`: the direct numbers that ring for it. */
export const serviceSchema = block({
  id: slug,
  name: text,
  phone,
  sda: z.array(phone).default([]),
  /** Rings people at the service; never a number the public dials. Absent: its calls are put through to the switchboard. */
  desk: phone.optional(),
  ext: z.string().regex(/^\d+$/, 'expected digits between quotes').optional(),
  email,
  site: text,
  hours: workingHours.optional(),
  appointment: z.boolean().default(false),
  confidential: z.boolean().default(false),
  /** Another legal person than the town, by its name, like the CCAS: what the town hall receives for it is received twice (N-04). */
  legal_person: text.optional(),
  /** Another service of the town that does this one's work. */
  delegated_to: slug.optional(),
  on_call: phone.optional(),
  manager_role: text,
  agents: z.int().min(0),
  keywords: z.array(text).default([]),
  note: text.optional(),
});

/** An organisation outside the town; `pivot` when administrations.yaml knows it. */
const provider = block({ name: text, pivot: text.optional() });

/** A service the town has not: another of its services covers it, or an outside provider does. */
export const sharedServiceSchema = block({
  service: slug,
  covered_by: slug.optional(),
  provider: provider.optional(),
  /** The town's service that still follows the usager when the provider is outside. */
  front_service: slug.optional(),
}).refine((shared) => (shared.covered_by === undefined) !== (shared.provider === undefined), {
  message: 'expected either `covered_by` (a service of the town) or `provider` (an outside organisation)',
});

export type Provider = z.infer<typeof provider>;
export type SharedService = z.infer<typeof sharedServiceSchema>;
