import { describe, expect, it } from '@jest/globals';
import { worthUsing } from './text-layer.js';

describe('the words a PDF page carries', () => {
  it('are used when they make a letter', () => {
    expect(worthUsing('Madame le Maire, je vous signale un trou profond dans la chaussée, rue des Écoles.')).toBe(true);
  });

  it('are left for OCR when there is only a stamp', () => {
    expect(worthUsing('Page 1/2 — Numérisé le 03/02/2027')).toBe(false);
  });

  it('are left for OCR when the font has lost its alphabet', () => {
    expect(
      worthUsing(
        '!"#$%&()*+,-./0123 !"#$%&()*+ abcdef !"#$%&()*+,-./:;<=> ghijkl !"#$%& mnopqr stuvwx yzabcd efghij kl',
      ),
    ).toBe(false);
  });
});
