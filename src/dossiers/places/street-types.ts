/** How a way is called, and how it is written: whole, shortened, mistaken. The first is its name here. */
const written: Record<string, string> = {
  rue: 'r',
  avenue: 'avenu avnue av ave aven',
  boulevard: 'boulevar boulevart boulvard bd bld blvd bvd boul',
  impasse: 'impase imp',
  allee: 'allees alle all',
  place: 'plase pl',
  placette: '',
  chemin: 'chemain ch che chem',
  route: 'rte',
  quai: '',
  cours: '',
  passage: 'pass',
  ruelle: '',
  sentier: 'sente',
  montee: '',
  esplanade: '',
  promenade: '',
  traverse: '',
  venelle: '',
  faubourg: 'fg fbg fb',
  'rond-point': '',
  lotissement: 'lot lotis',
  residence: 'resid res',
  cite: '',
  hameau: 'ham',
  quartier: '',
  voie: '',
};

/** By each way of writing it, folded. */
export const streetTypes: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([type, more]) =>
    [type, ...more.split(' ')].filter(Boolean).map((way) => [way, type] as const),
  ),
);

/** Too short to be a way by themselves: a full stop, a number before or « de » after must say so. */
export const shortTypes: ReadonlySet<string> = new Set('r all pl ch che pass lot res imp ham fb fg'.split(' '));

/** Words of everyday speech too: only a name written as one, or a number before, makes a way of them. */
export const everydayTypes: ReadonlySet<string> = new Set(
  'cours passage pass cite residence resid res quartier voie traverse promenade lot lotis'.split(' '),
);
