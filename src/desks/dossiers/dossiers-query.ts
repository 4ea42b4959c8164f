import { z } from 'zod';
import { dossierStates, type DossierState } from '../../dossiers/states.js';

export const dossiersQuery = z.strictObject({
  service: z.string().optional(),
  /** As somebody types it: a part may be enough. */
  number: z.string().trim().max(200).optional(),
  state: z.enum(Object.keys(dossierStates) as DossierState[]).optional(),
});
export type DossiersAsked = z.infer<typeof dossiersQuery>;
