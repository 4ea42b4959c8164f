import { z } from 'zod';
import { dossierStates, type DossierState } from '../../dossiers/states.js';

export const dossiersQuery = z.strictObject({
  service: z.string().optional(),
  state: z.enum(Object.keys(dossierStates) as DossierState[]).optional(),
});
export type DossiersAsked = z.infer<typeof dossiersQuery>;
