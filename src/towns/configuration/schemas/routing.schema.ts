import { z } from 'zod';
import { actor } from './actor.schema.js';
import { block, slug, text } from './shape.js';

/** Who asks, by what they are known by: the associations register, the companies register, or neither (CRPA R112-9-1). */
export const segments = ['particulier', 'entreprise', 'association'] as const;

/** `high` is also true of an emergency. */
const urgencies = ['high', 'emergency'] as const;

const street = text.regex(
  /^\p{L}[\p{L}-]*\.? \S/u,
  'expected the kind of way and its name, like "rue des Tanneries", without a number',
);
const postalCode = z.string().regex(/^\d{5}$/, 'expected 5 digits between quotes');

/** A part of the town: its streets, and the postcodes of those who live there. */
const district = block({
  id: slug,
  name: text,
  streets: z.array(street).default([]),
  postal_codes: z.array(postalCode).default([]),
}).refine(({ streets, postal_codes }) => streets.length + postal_codes.length > 0, {
  message: 'expected `streets` or `postal_codes`: nothing is in a district without either',
});

const conditions = {
  demarches: z.array(slug).min(1).optional(),
  districts: z.array(slug).min(1).optional(),
  segments: z.array(z.enum(segments)).min(1).optional(),
  urgency: z.enum(urgencies).optional(),
  /** A service that is open, or closed, by its own calendar when the contact is routed. */
  open: slug.optional(),
  closed: slug.optional(),
  /** ISO days, 1 = lundi to 7 = dimanche. */
  days: z.array(z.int().min(1).max(7)).min(1).optional(),
};

export const conditionNames = Object.keys(conditions) as (keyof typeof conditions)[];

const rule = block({ id: slug, why: text, ...conditions, actor }).refine(
  (one) => conditionNames.some((name) => one[name] !== undefined),
  `expected a condition (${conditionNames.join(', ')}): a rule without any would take everything from the catalogue`,
);

/** `routing/<slug>.yaml`: whom a town gives a démarche to when the catalogue is not precise enough. The first rule that fits wins. */
export const routingSchema = block({ districts: z.array(district).default([]), rules: z.array(rule).min(1) });

export type Routing = z.infer<typeof routingSchema>;
export type RoutingRule = Routing['rules'][number];
export type District = Routing['districts'][number];
export type Segment = (typeof segments)[number];
export type Urgency = (typeof urgencies)[number];
