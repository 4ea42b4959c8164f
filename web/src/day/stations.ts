import type { ContactCard } from '../api/types.js';

export interface Station {
  id: 'intake' | 'qualification' | 'routing' | 'loopback';
  title: string;
  /** What happens there. */
  about: string;
  empty: string;
}

/** The line, as people see it. */
export const stations: readonly Station[] = [
  { id: 'intake', title: 'Accueil', about: 'Enregistré et lu', empty: 'Personne n’attend.' },
  { id: 'qualification', title: 'Qualification', about: 'De quoi s’agit-il ?', empty: 'Tout est qualifié.' },
  { id: 'routing', title: 'Aiguillage', about: 'Vers quel service ?', empty: 'Tout est aiguillé.' },
  { id: 'loopback', title: 'Retour à l’usager', about: 'Ce que l’usager en sait', empty: 'Rien encore.' },
];

/** The place of a contact on the line, from 0. One that waits for a person stays where it stopped. */
export function placeOf({ stage, state, reason }: Pick<ContactCard, 'stage' | 'state' | 'reason'>): number {
  if (stage === 'person') return stoppedAt(state, reason);
  const place = stations.findIndex(({ id }) => id === stage);
  return place === -1 ? stations.length - 1 : place;
}

function stoppedAt(state: ContactCard['state'], reason: string | null): number {
  if (state !== 'quarantined') return 1;
  return reason === 'failed-routing' ? 2 : 0;
}
