import type { UsagerCard, UsagerChange, UsagerIdentity, UsagerPage } from '../api/usagers.js';

/** By what a usager is called on screen: the name, else what they are known by. */
export function usagerName({ name, identities }: Pick<UsagerCard, 'name' | 'identities'>): string {
  return name ?? identities[0]?.label ?? 'Sans nom';
}

export const identityWords: Record<UsagerIdentity['kind'], string> = {
  phone: 'Téléphone',
  email: 'Courriel',
  postal: 'Adresse',
  organisation: 'Numéro d’organisme',
};

export const missingWords: Record<UsagerPage['missing'][number], string> = {
  name: 'le nom',
  email: 'l’adresse électronique',
  postal: 'l’adresse postale',
};

/** « Réunie avec la fiche de Jeanne Dupont ». */
export function changeInWords({ kind, name }: UsagerChange): string {
  const whose = name ? ` de ${name}` : '';
  if (kind === 'merge') return `Réunie avec la fiche${whose || ' sans nom'}`;
  if (kind === 'split') return `Séparée de la fiche${whose || ' sans nom'}`;
  return 'Un contact lui a été rendu';
}

export function openDossiersInWords(count: number): string {
  if (count === 0) return 'aucun dossier ouvert';
  return count === 1 ? '1 dossier ouvert' : `${count} dossiers ouverts`;
}
