import fc from 'fast-check';
import { compareNames, compareWithNames } from './compare-names.js';

describe('two names', () => {
  it.each([
    ['Mme Jeanne Fontaine', 'FONTAINE Jeanne'],
    ['Inès Aubert', 'ines aubert'],
    ['Jean-Pierre Roche', 'Roche Jean Pierre'],
    ['Jean-Pierre Roche', 'Jeanpierre ROCHE'],
    ['Jeanne Martin', 'Jeanne Martin-Dupont'],
    ['Mme Jeanne Dupont, née Martin', 'Jeanne Martin'],
    ['Fontaine Jeanne', 'Fontalne Jeanue'],
    ['Bernard Clavel', 'Bemard CIavel'],
    ['Fred Garnier', 'Frédéric Garnier'],
    ['M. de La Tour', 'La Tour'],
    ['Anne d’Alembert', 'ALEMBERT Anne'],
    ['Œuvrard Lise', 'Lise Oeuvrard'],
    ['M. et Mme Martin', 'Mme et M. Martin'],
  ])('« %s » and « %s » are one', (one, other) => expect(compareNames(one, other)).toBe('same'));

  it.each([
    ['J. Fontaine', 'Jeanne Fontaine'],
    ['Mme Fontaine', 'Jeanne Fontaine'],
    ['Jeanne Fontaine', 'Jeanne Fontayne'],
    ['Jean Martin', 'Jean-Pierre Martin'],
    ['Jean Martin', 'Jean Martin fils'],
    ['J.-P. Roche', 'Jean-Pierre Roche'],
  ])('nothing in « %s » contradicts « %s »', (one, other) => expect(compareNames(one, other)).toBe('close'));

  it.each([
    ['Paul Martin', 'Jeanne Martin'],
    ['M. Martin', 'Mme Martin'],
    ['Jean Martin père', 'Jean Martin fils'],
    ['Michel Roche', 'Michèle Roche'],
    ['Alexandre Roche', 'Alexandra Roche'],
    ['Louis Roche', 'Louise Roche'],
    ['M. et Mme Martin', 'Paul Martin'],
    ['Famille Martin', 'Mme Martin'],
    ['Paul Martin', 'Karim Haddad'],
    ['Lina Roche', 'Nina Roche'],
    ['P. Martin', 'Jeanne Martin'],
  ])('« %s » and « %s » are two', (one, other) => expect(compareNames(one, other)).toBe('different'));

  it.each(['', 'Mme', '…', '😀'])('« %s » says nothing', (name) => {
    expect(compareNames(name, 'Jeanne Fontaine')).toBe('unknown');
  });

  it('of all the names somebody has borne, the same one counts, else the one that contradicts', () => {
    expect(compareWithNames('Jeanne Dupont', ['Jeanne Martin', 'Jeanne Dupont'])).toBe('same');
    expect(compareWithNames('Jacques Martin', ['J. Martin', 'Jeanne Martin'])).toBe('different');
    expect(compareWithNames(null, ['Jeanne Martin'])).toBe('unknown');
  });

  it('are compared both ways alike, and any name is never two people by itself', () => {
    const name = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('Jean', 'Marie', 'M.', 'Mme', 'Roche', 'de', 'J.', 'et', 'fils', 'Martin'))
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNames(one, other)).toBe(compareNames(other, one));
        expect(compareNames(one, one)).not.toBe('different');
      }),
    );
  });
});
