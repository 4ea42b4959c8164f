import { shippedTowns } from '../../loopback/compose/told.fixture.js';
import type { Town } from '../../../towns/index.js';
import { outsideIn } from './index.js';

describe('whom a contact may be for when the catalogue does not know', () => {
  let town: Town;
  beforeAll(async () => {
    town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
  });
  const unsure = [{ demarche: 'reclamation-mairie', confidence: 0.2 }];
  const said = (words: string, guesses = unsure) =>
    outsideIn(words, guesses, town).map(({ administration, reasons }) => [administration.id, ...reasons]);

  it.each([
    ['la CAF m’a coupé la prime d’activité', ['caf', 'Caf', "prime d'activité"]],
    ['Ma demande de carte grise sur l’ANTS est bloquée', ['france-titres', 'ANTS', 'carte grise']],
    ['un courrier des Impots sur ma taxe fonciere', ['centre-impots', 'impôts', 'taxe foncière']],
    ['renouveler mon titre de séjour', ['prefecture', 'titre de séjour']],
    ['ma carte vitale ne marche plus', ['cpam', 'carte Vitale']],
  ])('« %s » may be for %j', (words, expected) => expect(said(words)).toEqual([expected]));

  it('our words for a hidden number are nobody’s', () => {
    expect(said('voici : [numéro de sécurité sociale masqué]')).toEqual([]);
    expect(said('la Caf, [numéro de sécurité sociale masqué]')).toEqual([['caf', 'Caf']]);
  });

  it('the longest words count: an administrative court is not a court', () => {
    expect(said('je vais saisir le tribunal administratif')).toEqual([
      ['tribunal-administratif', 'tribunal administratif'],
    ]);
  });

  it('names the one whose words are the most, and two at most when they are as many', () => {
    expect(said('la Caf, l’APL et les impôts')).toEqual([['caf', 'Caf', 'APL']]);
    expect(said('la Caf ou les impôts ?').map(([id]) => id)).toEqual(['caf', 'centre-impots']);
    expect(said('la Caf, les impôts, l’Urssaf')).toHaveLength(2);
  });

  it('says nothing when a démarche is likely, or leads there already', () => {
    expect(said('la Caf', [{ demarche: 'place-creche', confidence: 0.5 }])).toEqual([]);
    expect(said('la Caf', [{ demarche: 'allocations-caf', confidence: 0.4 }])).toEqual([]);
    expect(said('la Caf', [])).toEqual([['caf', 'Caf']]);
  });

  it('sees no words within others, and none where there are none', () => {
    expect(said('un décafé et un bailleur impôtable')).toEqual([]);
    expect(said('le lampadaire est cassé')).toEqual([]);
    expect(said('')).toEqual([]);
  });
});
