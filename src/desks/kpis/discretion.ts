import { ownerOf, type Town } from '../../towns/index.js';
import type { Asked } from './asked.js';
import type { Figure } from './figure.js';

/** Of a confidential service, what fewer dossiers than these have in common is not told: it might be one person. */
export const fewest = 5;

/**
 * Is this figure too small to be told? Only where a confidential service, or a démarche of one, is what was asked about; a figure
 * of the whole town hall tells of nobody. Whoever reads figures is no agent of that service: there is no right to see them.
 */
export function isWithheld(town: Town, { only, by }: Asked, group: string | null, { denominator }: Figure): boolean {
  if (denominator === 0 || denominator >= fewest) return false;
  const service = by === 'service' ? group : only.service;
  const demarche = by === 'demarche' ? group : only.demarche;
  return isConfidentialService(town, service) || isConfidentialDemarche(town, demarche);
}

function isConfidentialService(town: Town, id: string | null | undefined): boolean {
  return id != null && town.services.get(id)?.confidential === true;
}

function isConfidentialDemarche(town: Town, id: string | null | undefined): boolean {
  const demarche = id == null ? undefined : town.demarches.get(id);
  return demarche !== undefined && ownerOf(town, demarche).service.confidential;
}
