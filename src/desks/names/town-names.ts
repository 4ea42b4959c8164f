import { administrationOf, type Town } from '../../towns/index.js';
import type { DemarcheName, Named } from '../dto/names.dto.js';

/** Null for nothing; an id that has left the configuration is still shown, by itself. */
export function serviceName(town: Town, id: string | null): Named | null {
  return id === null ? null : { id, name: town.services.get(id)?.name ?? id };
}

export function administrationName(town: Town, id: string | null): Named | null {
  return id === null ? null : { id, name: administrationOf(town, id)?.name ?? id };
}

export function demarcheName(town: Town, id: string | null): DemarcheName | null {
  return id === null ? null : { id, title: town.demarches.get(id)?.title ?? id };
}
