import { ownerOf, type Town } from '../../towns/index.js';
import type { ContactRecord } from '../contacts/contact-record.js';

type Known = Pick<ContactRecord, 'dossiers' | 'demarche_id' | 'service_id'>;

/** The dossiers that are about all of a contact's words; where each has its own part, all of them (J24). */
export function ofTheWhole<T extends { split: boolean }>(dossiers: readonly T[]): readonly T[] {
  const whole = dossiers.filter(({ split }) => !split);
  return whole.length > 0 ? whole : dossiers;
}

/**
 * The confidential services a contact belongs to. Before it has a dossier: the one of its démarche, else the one whose door
 * it came by, so that nothing is read by others in the meantime.
 */
export function confidentialServices(town: Town, { dossiers, demarche_id, service_id }: Known): string[] {
  const ofDossiers = ofTheWhole(dossiers)
    .filter(({ confidential }) => confidential)
    .flatMap(({ service }) => service ?? []);
  if (dossiers.length > 0) return ofDossiers;
  const demarche = demarche_id ? town.demarches.get(demarche_id) : undefined;
  const service = demarche ? ownerOf(town, demarche).service : service_id ? town.services.get(service_id) : undefined;
  return service?.confidential ? [service.id] : [];
}
