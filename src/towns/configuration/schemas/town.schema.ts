import { z } from 'zod';
import { closure } from './closure.schema.js';
import { hours, workingHours } from './hours.schema.js';
import { look } from './look.schema.js';
import { mailbox } from './mailbox.schema.js';
import { offices } from './office.schema.js';
import type { Routing } from './routing.schema.js';
import { serviceSchema, sharedServiceSchema } from './service.schema.js';
import { address, block, day, email, folder, inseeCode, phone, secret, slug, text, website } from './shape.js';

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

/** How long whoever has taken a task may say nothing, in working days of the service; from that day on. */
const taskRules = block({ valid_from: day, silent_working_days: z.int().min(1).max(60) });

/** When the usager hears from us without having asked; from that day on. Absent: nobody is asked whether it is solved. */
const answerRules = block({
  valid_from: day,
  /** Without an answer for that long, the usager is told where the dossier stands (rules.md, section 9). */
  progress_working_days: z.int().min(1).max(60),
  /** The usager is reminded of missing pieces that long before their deadline (T12). */
  reminder_working_days: z.int().min(1).max(30),
  /** After the closing, every day counted: « is it solved? » (T11). */
  survey_days: z.int().min(1).max(10),
  /** Démarches after which nobody is asked: a death, a minor, somebody in distress. */
  no_survey_after: z.array(slug).default([]),
});

/** How usagers are reached who are hard to reach; from that day on. */
const reachingRules = block({
  valid_from: day,
  /** Whoever hung up sooner had nothing to ask. */
  missed_call_seconds: z.int().min(0).max(300),
  /** Without answer, after which nobody calls back any more. */
  call_backs: z.int().min(1).max(10),
  /** The post takes that long: what is said by letter is ready so much sooner (J26). */
  letter_working_days: z.int().min(0).max(10),
});

/** `towns/<slug>.yaml`: one town. Services and counters without hours of their own take the town's. */
export const townSchema = block({
  slug,
  code: z.string().regex(/^[A-Z]{2,4}$/, 'expected 2 to 4 capital letters, which begin the dossier numbers'),
  name: text,
  short_name: text,
  mayor_title: text,
  population: z.int().positive(),
  insee_code: inseeCode,
  postal_code: z.string().regex(/^\d{5}$/, 'expected 5 digits between quotes'),
  intercommunality: text,
  department: text,
  address,
  website,
  contact_email: email,
  links: block({ privacy: website, accessibility: website }),
  /** Where a démarche is asked for online, by its id, when a service of its own is reserved to it (EL-03, CRPA R112-9-2). */
  teleservices: z.record(slug, website).optional(),
  look: look.optional(),
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
  hours: workingHours,
  /** Days on which nobody works, beside the public holidays. */
  closures: z.array(closure).optional(),
  tasks: z.array(taskRules).optional(),
  reaching: z.array(reachingRules).optional(),
  answers: z.array(answerRules).optional(),
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
  /** Offices outside the town hall, the one to write to first of its kind; they come before those of `offices/<slug>.yaml`. */
  offices: offices.default([]),
}).transform((town) => ({
  ...town,
  switchboard: { ...town.switchboard, hours: town.switchboard.hours ?? town.hours },
  services: town.services.map((service) => ({ ...service, hours: service.hours ?? town.hours })),
  counters: town.counters.map((counter) => ({ ...counter, hours: counter.hours ?? town.hours })),
}));

export type TownConfiguration = z.infer<typeof townSchema> & {
  /** Of `routing/<slug>.yaml`; absent: the catalogue alone says who answers. */
  routing?: Routing;
};
export type Service = TownConfiguration['services'][number];
export type Mailbox = TownConfiguration['mailboxes'][number];
