import { describe, expect, it } from '@jest/globals';
import { addressLines } from './window.js';

const address = ['12 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'];

describe('an address in the window of an envelope', () => {
  it('is the name and the lines as they are, when they are short', () => {
    expect(addressLines('Mme Fontaine', address)).toEqual(['Mme Fontaine', ...address]);
    expect(addressLines(null, address)).toEqual(address);
  });

  it('folds what is longer than 38 characters, between words (NF Z 10-011)', () => {
    expect(addressLines('Association des parents d’élèves de l’école Jules-Ferry', address)).toEqual([
      'Association des parents d’élèves de',
      'l’école Jules-Ferry',
      ...address,
    ]);
  });

  it('cuts a name of 300 characters after two lines, and the address never', () => {
    const lines = addressLines(Array.from({ length: 50 }, () => 'Maria').join(' '), address)!;
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/ …$/);
    expect(lines.slice(2)).toEqual(address);
    expect(addressLines('x'.repeat(300), address)!.every((line) => line.length <= 38)).toBe(true);
  });

  it('holds six lines and the country below a name', () => {
    const six = ['Bâtiment B', 'Escalier 3', 'Résidence du Lac', 'BP 12', '8 bis rue Haute', '1003 Lausanne', 'SUISSE'];
    expect(addressLines('Mme Fontaine', six)).toEqual(['Mme Fontaine', ...six]);
  });

  it('is none when it does not fit', () => {
    expect(
      addressLines(
        'Mme Fontaine',
        Array.from({ length: 9 }, (_, i) => `Ligne ${i}`),
      ),
    ).toBeNull();
    expect(
      addressLines(
        'Mme Fontaine',
        Array.from({ length: 8 }, (_, i) => `Ligne ${i}`),
      ),
    ).toBeNull();
  });
});
