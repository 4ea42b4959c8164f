import { readSearch } from './read-search.js';

describe('what is typed to find a usager', () => {
  it.each([
    ['06 39 98 41 02', '639984102'],
    ['+33 (0)6 39 98', '3363998'],
    ['0033639984102', '639984102'],
    ['33639984102', '639984102'],
    ['4102', '4102'],
    ['41', null],
    ['fontaine', null],
  ])('« %s » looks for the number %s', (typed, phone) => expect(readSearch(typed).phone).toBe(phone));

  it.each([
    ['SA-2027-000123', 'SA-2027-000123'],
    ['sa-2027-123', 'SA-2027-000123'],
    ['2027-123', '%-2027-000123'],
    ['123', '%-%-000123'],
    ['06 39 98 41 02', null],
    ['12 rue des tanneries', null],
  ])('« %s » looks for the dossier %s', (typed, number) => expect(readSearch(typed).number).toBe(number));

  it('words are looked for without accents, and are what is between spaces and commas', () => {
    expect(readSearch('Inès, rue de la Paix').words).toEqual(['ines', 'rue', 'de', 'la', 'paix']);
    expect(readSearch('jean_d@courriel.example').words).toEqual(['jean_d@courriel.example']);
    expect(readSearch('06 39 98 41 02').words).toEqual([]);
    expect(readSearch('42998').words).toEqual(['42998']);
    expect(readSearch(' … % ')).toEqual({ number: null, phone: null, words: [] });
  });
});
