import { loadConfiguration } from '../../towns/configuration/index.js';
import { townOf } from '../../towns/index.js';
import { comparePlaces, keyOf, placesIn, type Place } from './index.js';

const { configuration } = await loadConfiguration('config');
const town = townOf(configuration!, 'saint-aubin-sur-gier')!;
const read = (text: string) => placesIn(text, town).map(inWords);

function inWords({ type, words, number, crossing }: Place): string {
  return [number, type, ...words, crossing && `x ${crossing.join(' ')}`].filter(Boolean).join(' ');
}

describe('the places a text speaks of', () => {
  it.each([
    ['12 bis r. de la Paix', '12bis rue paix'],
    ['12bis, rue de la Paix', '12bis rue paix'],
    ['au 12 de la rue de la Paix', '12 rue paix'],
    ['le lampadaire rue de la paix ne marche plus', 'rue paix'],
    ['lampadaire HS n° 3412 rue de la paix', '3412 rue paix'],
    ['il y a un trou au douze rue de la paix madame', '12 rue paix'],
    ['au quatre-vingt-douze bis avenue pasteur', '92bis avenue pasteur'],
    ['rue de la Paix, au niveau du n° 14', '14 rue paix'],
    ['rue de la Paix devant le 14', '14 rue paix'],
    ['rue de la paix 14', '14 rue paix'],
    ['rue de la Paix le 14 mars', 'rue paix'],
    ['rue de la Paix depuis 3 jours', 'rue paix'],
    ['près du 14 avenue du Général-Leclerc', '14 avenue general leclerc'],
    ['14 av. du Gal Leclerc', '14 avenue gal leclerc'],
    ['nid de poule dangereux avenu de la gare merci de reparé', 'avenue gare'],
    ['bd Victor Hugo', 'boulevard victor hugo'],
    ['12 BOULEVARD VICTOR HUGO', '12 boulevard victor hugo'],
    ['impasse des Acacias depuis trois jours', 'impasse acacias'],
    ['rue du 8 Mai 1945', 'rue 8 mai 1945'],
    ['devant le 3 rue du 11 novembre', '3 rue 11 novembre'],
    ['rue Jean-Jaurès est toute noire', 'rue jean jaures'],
    ['rue jean moulin trou énorme', 'rue jean moulin'],
    ['place du marché', 'place marche'],
    ['sur la place Carnot', 'place carnot'],
    ['chemin du Moulin', 'chemin moulin'],
    ['route de Lyon', 'route lyon'],
    ['allée des Tilleuls', 'allee tilleuls'],
    ['au rond-point de l’Europe', 'rond-point europe'],
    ['dans la rue de l’Hôtel de Ville', 'rue hotel ville'],
    ['un nid-de-poule rue\nde la Paix', 'rue paix'],
    ['3 ch. des Vignes', '3 chemin vignes'],
    ['l’école Jean-Moulin', 'ecole jean moulin'],
    ['devant l’école jean moulin', 'ecole jean moulin'],
    ['devant l’école maternelle Pasteur', 'ecole pasteur'],
    ['trou devant l’école', 'ecole'],
    ['des seringues au parc des tilleuls', 'parc tilleuls'],
    ['dans le square', 'parc'],
    ['près du gymnase Coubertin', 'gymnase coubertin'],
    ['derrière la salle des fêtes', 'salle'],
    ['à côté de l’aire de jeux', 'jeux'],
  ])('« %s » is at %s', (text, expected) => expect(read(text)).toEqual([expected]));

  it.each([
    ['angle rue Pasteur et bd Carnot', ['rue pasteur x carnot', 'boulevard carnot x pasteur']],
    ['au croisement de la rue Pasteur et de la rue Carnot', ['rue pasteur x carnot', 'rue carnot x pasteur']],
    ['rue Pasteur / rue Carnot', ['rue pasteur x carnot', 'rue carnot x pasteur']],
    ['à l’angle de la rue Pasteur et Carnot', ['rue pasteur x carnot']],
    ['entre la rue Pasteur et la rue Carnot', ['rue pasteur', 'rue carnot']],
    ['3 rue Pasteur puis 5 rue Carnot', ['3 rue pasteur', '5 rue carnot']],
    ['rue Pasteur 12 rue Carnot', ['rue pasteur', '12 rue carnot']],
  ])('« %s »', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    'je voudrais une place en crèche pour septembre',
    'une place de parking handicapé',
    'la place de mon fils à la cantine',
    'en cours de route',
    'je cherche un cours de judo',
    'le passage de la balayeuse',
    'la rue est sale',
    'des gens dans la rue',
    'j’ai écrit à la mairie la semaine dernière',
    'inscrire ma fille à l’école',
    'la route est glissante',
    'all inclusive',
    '',
    '🙂',
  ])('« %s » names no place', (text) => expect(read(text)).toEqual([]));

  it('leaves out where the usager lives and the town hall’s own address', () => {
    const letter = `Mme Jeanne Fontaine\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier\n\nHôtel de Ville\n1 place de la République\n42998 Saint-Aubin-sur-Gier\n
Madame, Monsieur, le lampadaire de la rue de la Paix ne fonctionne plus.`;
    expect(read(letter)).toEqual(['rue paix']);
    expect(read('j’habite au 4 rue Carnot, il y a un trou rue Pasteur')).toEqual(['rue pasteur']);
    expect(read('j’habite au 4 rue Carnot et je demande un acte de naissance')).toEqual([]);
    expect(read('il y a un trou devant chez moi, 12 rue des Tanneries 42998 Saint-Aubin')).toEqual([
      '12 rue tanneries',
    ]);
  });

  it('keeps what was written, to be read by an agent', () => {
    expect(placesIn('Trou au 12  bis, r. de la Paix !', town)[0]!.label).toBe('12 bis, r. de la Paix');
  });

  it.each(['rue '.repeat(1_000_000), 'a'.repeat(5_000_000), 'rue de la Paix '.repeat(300_000), 'Z̷̢a̸'.repeat(500_000)])(
    'reads a hostile text in bounded time',
    (text) => {
      const start = performance.now();
      expect(placesIn(text, town).length).toBeLessThanOrEqual(8);
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );
});

describe('two places', () => {
  const compare = (one: string, other: string) => comparePlaces(placesIn(one, town), placesIn(other, town)).agreement;

  it.each([
    ['12 rue de la Paix', '12, r. de la paix', 'same'],
    ['12 bis rue de la Paix', 'au 12bis rue de la PAIX', 'same'],
    ['12 rue de la Paix', 'au douze rue de la paix', 'same'],
    ['12 rue de la Pa1x', '12 rue de la Paix', 'same'],
    ['12 rue de la Palx', '12 rue de la Paix', 'same'],
    ['3 rue Pasteur', '3 rue Pasieur', 'same'],
    ['14 av. du Général Leclerc', '14 avenue du general', 'same'],
    ['angle rue Pasteur et bd Carnot', 'boulevard Carnot à l’angle de la rue Pasteur', 'same'],
    ['devant l’école Jean-Moulin', 'école jean moulin', 'same'],
    ['rue de la Paix', 'le lampadaire rue de la paix', 'near'],
    ['12 rue de la Paix', 'rue de la Paix', 'near'],
    ['12 rue de la Paix', '45 rue de la Paix', 'near'],
    ['12 rue de la Paix', '12 bis rue de la Paix', 'near'],
    ['angle rue Pasteur et bd Carnot', '12 rue Pasteur', 'near'],
    ['devant l’école', 'devant l’école Jean-Moulin', 'near'],
    ['trou devant l’école', 'trou devant l’école', 'near'],
    ['rue de la Paix', 'rue Pasteur', 'different'],
    ['rue Jean Moulin', 'rue Jean Jaurès', 'different'],
    ['rue du 8 mai 1945', 'rue du 11 novembre', 'different'],
    ['école Jean-Moulin', 'école Pasteur', 'different'],
    ['rue Pasteur devant l’école', 'rue Carnot devant l’école', 'different'],
    ['place Carnot', 'rue Carnot', 'unknown'],
    ['rue de la Paix', 'devant l’école', 'unknown'],
    ['rue de la Paix', 'un lampadaire', 'unknown'],
  ])('« %s » and « %s » are %s', (one, other, expected) => {
    expect(compare(one, other)).toBe(expected);
    expect(compare(other, one)).toBe(expected);
  });

  it('have one key whenever they may be the same, whatever OCR made of them', () => {
    const key = (text: string) => keyOf(placesIn(text, town)[0]!);
    expect(new Set(['rue de la Paix', '3 r. de la Pa1x', 'RUE DE LA PALX'].map(key)).size).toBe(1);
    expect(key('devant l’école')).toBe(key('école Jean-Moulin'));
    expect(key('rue Pasteur')).not.toBe(key('rue Carnot'));
  });
});
