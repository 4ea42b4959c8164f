import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outsideGsm7 } from './alphabet.js';
import { toGsm7 } from './to-gsm7.js';

describe('the words of an SMS', () => {
  it.each([
    ['Forêt', 'Foret'],
    ['François Lefèvre', 'Francois Lefèvre'],
    ["l’œuvre d'Élodie", "l'oeuvre d'Élodie"],
    ['« Régie »', '"Régie"'],
    ['de 8 h à 9 h…', 'de 8 h à 9 h...'],
    ['Mairie – État civil — 1er étage', 'Mairie - État civil - 1er étage'],
    ['Łukasz Dąbrowski', 'Lukasz Dabrowski'],
    ['Đorđe, Þóra, Ağlı, Ştefan, Ngọc', 'Dorde, Thora, Agli, Stefan, Ngoc'],
    ['12 €', '12 €'],
  ])('are written in its alphabet: %s', (written, sent) => {
    expect(toGsm7(written)).toBe(sent);
  });

  it('are the same whether an accent is one character or two', () => {
    expect(toGsm7('Zoé Lefèvre'.normalize('NFD'))).toBe('Zoé Lefèvre');
  });

  it('show a question mark for what no letter stands for', () => {
    expect(toGsm7('école 🏫, 学校')).toBe('école ?, ??');
  });

  it('lose no letter of a European name, and gain no question mark', () => {
    const name = fc.array(fc.constantFrom(...europeanLetters, ' ', '-', "'", '’'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, (characters) => {
        const sent = toGsm7(characters.join(''));
        expect(outsideGsm7(sent)).toEqual([]);
        expect(sent).not.toContain('?');
        expect(sent.length).toBeGreaterThanOrEqual(characters.length);
      }),
    );
  });

  it('are in the alphabet whatever was written, and stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sent = toGsm7(text);
        expect(outsideGsm7(sent)).toEqual([]);
        expect(toGsm7(sent)).toBe(sent);
      }),
    );
  });
});

/** Latin-1 and Latin Extended-A, the Romanian comma below, the Turkish and Azerbaijani letters. */
const europeanLetters = [
  ...range(0x41, 0x5a),
  ...range(0x61, 0x7a),
  ...range(0xc0, 0x17f).filter((letter) => !'×÷'.includes(letter)),
  ...range(0x218, 0x21b),
  ...'əƏẞ',
];

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place));
}
