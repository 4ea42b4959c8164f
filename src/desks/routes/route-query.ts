import { z } from 'zod';
import { channelNames } from '../../dossiers/arrival.js';
import { words } from '../../platform/http/index.js';
import { segments } from '../../towns/configuration/index.js';

const placeLength = 200;

export const routeQuery = z.strictObject({
  demarche: z.string().min(1),
  channel: z.enum(channelNames).default('email'),
  place: words(placeLength).optional(),
  segment: z.enum(segments).optional(),
  urgency: z.enum(['normal', 'high', 'emergency']).default('normal'),
  /** Absent: now. */
  at: z.iso.datetime({ offset: true, error: 'Un instant s’écrit 2027-03-01T10:00:00+01:00.' }).optional(),
});
export type RouteAsked = z.infer<typeof routeQuery>;

export const contactRouteQuery = z.strictObject({ demarche: z.string().min(1).optional() });
