import { z } from 'zod';
import { actor } from './actor.schema.js';
import { checkVersions } from './legal-versions.js';
import { legalSchema } from './legal.schema.js';
import { block, slug, text } from './shape.js';

const workingDays = z.int().min(0).max(250);

const said = z.array(text).default([]);

/** How usagers put it, by the way they came: what the classifier learns from. */
const utterances = block({ phone: said, email: said, letter: said, sms: said, form: said });

const demarche = block({
  id: slug,
  title: text,
  seed: z.int().min(1).max(15).optional(),
  segments: z.array(slug).min(1),
  actor,
  keywords: z.array(text).min(1),
  utterances,
  documents: z.array(text),
  /** In working days. */
  target_delay: block({ ack: workingDays, answer: workingDays, on_the_spot: z.boolean().default(false) }),
  legal: legalSchema,
  /** What the law was, or will be: with `legal`, one version and one only for each day. */
  legal_versions: z.array(legalSchema).optional(),
  follow_ups: z.array(slug),
  /** Démarches that go with this one, proposed at the counter and opened as linked dossiers in one visit (J01). */
  chain: z.array(slug).min(1).optional(),
  /** Documents of another démarche that this one puts in order: all that its service hears of it is that one is missing. */
  provides: z.array(text).min(1).optional(),
  /** Services that each have their part in one answer, which the actor's gives: a sub-dossier for each (J09). */
  parts: z
    .array(block({ service: slug, title: text }))
    .min(2)
    .optional(),
  /** A report of something on the public way: its place tells it from another, whoever reports it. */
  about_a_place: z.literal(true).optional(),
  urgency: block({ level: z.enum(['normal', 'high', 'emergency']), hints: z.array(text) }),
  phone_script: text,
}).superRefine(checkVersions);

/** `catalogue/<category>.yaml`: the démarches of one category, shared by the towns. */
export const categorySchema = block({ title: text, demarches: z.array(demarche) });

/** `examples/<category>.yaml`: more ways to put the démarches of a category, by id. */
export const examplesSchema = z.record(slug, utterances);

/** `out-of-scope/<theme>.yaml`: what reaches a town hall and is no démarche. */
export const outOfScopeSchema = block({ title: text, texts: z.array(text) });

export type Demarche = z.infer<typeof demarche> & {
  /** Name of the catalogue file, without `.yaml`. */
  category: string;
};
