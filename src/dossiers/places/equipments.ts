/** Places everybody knows, and what they are also called. */
const called: Record<string, string> = {
  ecole: 'maternelle elementaire',
  college: '',
  lycee: '',
  creche: 'halte-garderie',
  gymnase: 'complexe-sportif salle-de-sport salle-de-sports',
  stade: 'terrain-de-foot terrain-de-football terrain-de-sport',
  piscine: '',
  mediatheque: 'bibliotheque',
  parc: 'jardin jardin-public square',
  jeux: 'aire-de-jeux aire-de-jeu jeux-pour-enfants',
  skatepark: 'skate-park',
  mairie: 'hotel-de-ville',
  eglise: 'chapelle',
  cimetiere: '',
  gare: '',
  salle: 'salle-des-fetes salle-polyvalente',
  pont: 'passerelle',
  hopital: 'clinique',
  poste: 'bureau-de-poste',
  ehpad: 'maison-de-retraite',
  arret: 'arret-de-bus abribus abri-bus',
  parking: '',
  dechetterie: 'decheterie',
  caserne: '',
  fontaine: 'lavoir',
  theatre: '',
  cinema: '',
  commerces: 'centre-commercial supermarche',
  monument: 'monument-aux-morts',
};

export interface Called {
  type: string;
  words: string[];
}

/** By its first word, the longest first. */
export const equipments: ReadonlyMap<string, readonly Called[]> = byFirstWord();

/** Too common to be a place by themselves. */
export const commonEquipments: ReadonlySet<string> = new Set('mairie poste salle gare creche arret'.split(' '));

/** Between an equipment and its name. */
export const qualities: ReadonlySet<string> = new Set(
  `maternelle primaire elementaire publique public prive privee municipal municipale communal communale intercommunal
  intercommunale polyvalente`.split(/\s+/),
);

function byFirstWord(): Map<string, Called[]> {
  const map = new Map<string, Called[]>();
  for (const [type, more] of Object.entries(called)) {
    for (const way of [type, ...more.split(' ')].filter(Boolean)) {
      const words = way.split('-');
      map.set(words[0]!, [...(map.get(words[0]!) ?? []), { type, words }]);
    }
  }
  for (const ways of map.values()) ways.sort((one, other) => other.words.length - one.words.length);
  return map;
}
