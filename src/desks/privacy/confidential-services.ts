import { ownerOf, type Town } from '../../towns/index.js';
import type { ContactRecord } from '../contacts/contact-record.js';

type Known = Pick<ContactRecord, 'dossiers' | 'demarche_id' | 'service_id' | 'alerts'>;

/** The dossiers that are about all of a contact's words; where each has its own part, all of them (J24). */
export function ofTheWhole<T extends { split: boolean }>(dossiers: readonly T[]): readonly T[] {
  const whole = dossiers.filter(({ split }) => !split);
  return whole.length > 0 ? whole : dossiers;
}

/**
 * The services that alone read a contact: the confidential ones it belongs to, or those that its words limit it to (J15). Before it
 * has a dossier: the one of its démarche, else the one whose door it came by, so that nothing is read by others in the meantime.
 */
export function confidentialServices(town: Town, { dossiers, demarche_id, service_id, alerts }: Known): string[] {
  const ofDossiers = ofTheWhole(dossiers)
    .filter(({ confidential }) => confidential)
    .flatMap(({ service }) => service ?? []);
  if (ofDossiers.length > 0) return ofDossiers;
  if (dossiers.length > 0) return limitedTo(town, { dossiers, alerts });
  const demarche = demarche_id ? town.demarches.get(demarche_id) : undefined;
  const service = demarche ? ownerOf(town, demarche).service : service_id ? town.services.get(service_id) : undefined;
  return service?.confidential ? [service.id] : [];
}

/** A picture of hate is for those who act on it (J15); where each has its own part of the words, that part is for its service. */
function limitedTo(town: Town, { dossiers, alerts }: Pick<Known, 'dossiers' | 'alerts'>): string[] {
  const readers = alerts.flatMap(({ alert }) => town.alerts.find(({ id }) => id === alert)?.readers ?? []);
  const services = dossiers.flatMap(({ demarche, service, split }) => (demarche && service && !split ? service : []));
  if (readers.length === 0 || services.length === 0) return [];
  return [...services, ...readers.map((id) => ownerOf(town, { actor: { type: 'municipal', service: id } }).service.id)];
}
