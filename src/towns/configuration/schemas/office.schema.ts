import { z } from 'zod';
import { address, block, day, email, inseeCode, phone, pivot, text } from './shape.js';

/** An office of an administration, and the communes it is competent for. */
const office = block({
  pivot,
  name: text,
  address: address.optional(),
  phone: phone.optional(),
  email: email.optional(),
  /** When it is open, in French. */
  opening: text.optional(),
  /** None: the town's own. */
  communes: z.array(inseeCode).default([]),
  /** Its id in the official directory, when it was imported from there. */
  directory_id: text.optional(),
}).refine((one) => one.address ?? one.email ?? one.phone, {
  message: 'expected an address, an e-mail address or a phone number: an office nobody can reach is none',
});

/** In `towns/<slug>.yaml`: what the town knows better than the directory, and `offices/<slug>.yaml`: what was imported. */
export const offices = z.array(office);
export const officesSchema = block({ offices });

/** How long things take between administrations. Dated: a new period is a new line, none is rewritten. */
export const transmissionRules = z
  .array(
    block({
      valid_from: day,
      /** After which a copy that is not to be kept (`keep_copy: false`) is removed. */
      copy_days: z.int().min(0).max(3_650),
      /** After which an administration that says nothing is asked again. */
      silent_working_days: z.int().min(1).max(250),
    }),
  )
  .min(1);

export type Office = z.infer<typeof office>;
