import { z } from 'zod';
import { contactStates, type ContactState } from '../../dossiers/states.js';

const day = 'Une date s’écrit AAAA-MM-JJ.';

export const contactsQuery = z.strictObject({
  day: z.iso.date(day).optional(),
  state: z.enum(Object.keys(contactStates) as ContactState[]).optional(),
  before: z.uuid().optional(),
});
