import type { PileName } from '../api/contacts.js';

export interface PileWords {
  pile: PileName;
  path: string;
  title: string;
  /** Why things land there. */
  about: string;
  empty: string;
}

export const pilePages: readonly PileWords[] = [
  {
    pile: 'to-qualify',
    path: 'a-qualifier',
    title: 'À qualifier',
    about: 'Le programme préfère demander que deviner : dites de quelle démarche il s’agit.',
    empty: 'Tout est qualifié.',
  },
  {
    pile: 'to-read',
    path: 'a-lire',
    title: 'À lire',
    about: 'Ces messages semblent écrits par une machine. Personne n’y répond sans votre accord.',
    empty: 'Rien à lire.',
  },
  {
    pile: 'quarantine',
    path: 'quarantaine',
    title: 'Quarantaine',
    about: 'Ce qui n’a pas pu être traité est gardé ici, avec sa raison. Rien n’est perdu.',
    empty: 'Rien en quarantaine.',
  },
];
