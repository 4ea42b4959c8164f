/** Words of French numbers, as transcripts write them: with and without accents, Belgian and Swiss tens included. */
export const units: ReadonlyMap<string, number> = new Map(
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
    .split(' ')
    .map((name, value) => [name, value] as const)
    .concat([
      ['zéro', 0],
      ['une', 1],
    ]),
);

export const tens: ReadonlyMap<string, number> = new Map([
  ['vingt', 20],
  ['vingts', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['septante', 70],
  ['huitante', 80],
  ['octante', 80],
  ['nonante', 90],
]);

export const hundred: ReadonlySet<string> = new Set(['cent', 'cents']);
export const thousand = 'mille';

/** Said between two numbers without ending the dictation. */
export const hesitations: ReadonlySet<string> = new Set(
  'euh heu hein alors tiret espace slash virgule puis'.split(' '),
);

export function isNumberWord(word: string): boolean {
  return units.has(word) || tens.has(word) || hundred.has(word) || word === thousand;
}
