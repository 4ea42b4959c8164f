import { IANAZone } from 'luxon';
import { z } from 'zod';
import { transmissionRules } from './office.schema.js';
import { address, block, email, phone, shortNumber, slug, text } from './shape.js';

const domain = z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'expected a domain in small letters, like orange.fr');
const isoDay = z.int().min(1).max(7);

/** `platform.yaml`: the syndicate that runs the service for its towns, and what they have in common. */
export const platformSchema = block({
  syndicate: block({
    id: slug,
    name: text,
    address,
    phone,
    email,
    data_protection_officer: block({ name: text, email, phone }),
  }),
  sms: block({
    sender: z.string().regex(/^[A-Za-z0-9]{1,11}$/, 'expected at most 11 letters or digits, without accent or space'),
    reply_number: phone,
  }),
  working_calendar: block({
    timezone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'expected a time zone like Europe/Paris'),
    working_days: z.array(isoDay).min(1),
  }),
  /** Providers that refuse mails that come faster, each with all its domains; the first one names it. */
  mail_pace: z.array(block({ every_ms: z.int().min(1).max(60_000), domains: z.array(domain).min(1) })).optional(),
  transmissions: transmissionRules,
  telephony: block({ overflow_seconds: z.int().min(5).max(120) }),
  emergency_numbers: z.array(block({ number: shortNumber, name: text })).min(1),
});

export type Platform = z.infer<typeof platformSchema>;
