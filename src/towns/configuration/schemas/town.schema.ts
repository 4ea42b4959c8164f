import { z } from 'zod';
import { hours } from './hours.schema.js';
import { serviceSchema, sharedServiceSchema } from './service.schema.js';
import { address, block, day, email, folder, phone, secret, slug, text, website } from './shape.js';

const mailbox = block({ address: email, service: slug.optional(), url: secret });
const ringGroup = block({ id: slug, phone: phone.optional(), members: z.array(slug).min(1) });
const counter = block({ id: slug, name: text, address: text, hours: hours.optional() });
const court = block({ name: text, address: text, online: website.optional() });

/** A server that speaks the OpenAI API, asked for a second opinion on what a contact is about. Absent: nothing leaves. */
const languageModel = block({
  /** Up to `/v1`, without `/chat/completions`. */
  url: secret,
  model: text,
  key: secret.optional(),
  /** After which the local answer stands. */
  timeout_ms: z.int().min(100).max(30_000).default(3_000),
});

/** `towns/<slug>.yaml`: one town. Services and counters without hours of their own take the town's. */
export const townSchema = block({
  slug,
  code: z.string().regex(/^[A-Z]{2,4}$/, 'expected 2 to 4 capital letters, which begin the dossier numbers'),
  name: text,
  short_name: text,
  mayor_title: text,
  population: z.int().positive(),
  insee_code: z.string().regex(/^\d[\dAB]\d{3}$/, 'expected 5 characters between quotes'),
  postal_code: z.string().regex(/^\d{5}$/, 'expected 5 digits between quotes'),
  intercommunality: text,
  department: text,
  address,
  website,
  contact_email: email,
  links: block({ privacy: website, accessibility: website }),
  accessibility_contact: text.optional(),
  /** Which public holidays the town keeps. */
  holidays: z.enum(['metropole', 'alsace-moselle']),
  administrative_court: court,
  mediator: block({ name: text }).optional(),
  facilities: block({
    id_documents_center: z.boolean(),
    hygiene_service: z.boolean(),
    state_police_zone: z.boolean(),
    urban_online_procedure: z.boolean(),
  }),
  hours,
  /** `desk` rings people; never a number the public dials, which would bring the call back. */
  switchboard: block({ phone, desk: phone, hours: hours.optional() }),
  default_service: slug,
  mailroom_service: slug,
  mailboxes: z.array(mailbox),
  language_model: languageModel.optional(),
  scan_folder: folder,
  print_folder: folder,
  /** Legal regimes this town has validated; without it a démarche's acknowledgements are neutral (rule AR-09). */
  validated: z.record(slug, block({ by: text, on: day })),
  services: z.array(serviceSchema).min(1),
  shared_services: z.array(sharedServiceSchema).default([]),
  ring_groups: z.array(ringGroup).default([]),
  counters: z.array(counter).default([]),
}).transform((town) => ({
  ...town,
  switchboard: { ...town.switchboard, hours: town.switchboard.hours ?? town.hours },
  services: town.services.map((service) => ({ ...service, hours: service.hours ?? town.hours })),
  counters: town.counters.map((counter) => ({ ...counter, hours: counter.hours ?? town.hours })),
}));

export type TownConfiguration = z.infer<typeof townSchema>;
export type Service = TownConfiguration['services'][number];
export type Mailbox = TownConfiguration['mailboxes'][number];
