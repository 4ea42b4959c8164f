import { recompute } from '../../dossiers/clocks/index.js';
import type { Deed } from './deed.js';

/** The pieces have not come in time: the legal clock goes on, and the usager is told the new date (PI-01b). */
export const suspensionOver: Deed = async ({ tx, town, dossier, at }) => {
  if (dossier.state === 'closed') return [];
  const owesWord = await recompute(tx, town, dossier.id, at);
  return owesWord ? [{ stage: 'loopback', subjectId: dossier.id }] : [];
};
