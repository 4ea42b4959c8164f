import { describe, expect, it } from '@jest/globals';
import { withFrenchSpaces } from './french-spaces.js';

describe('the spaces of a French text', () => {
  it.each([
    ['Votre demande : « place » ; quand ? Vite !', 'Votre demande_: «_place_»_; quand_? Vite_!'],
    ['au 04 65 71 10 20, le 1er mars 2027 à 10 h 00', 'au 04_65_71_10_20, le 1er_mars 2027 à 10_h_00'],
    ['le 23 novembre 2026, 12 345 €, 20 %', 'le 23_novembre 2026, 12_345_€, 20_%'],
    ['Agent n° 12, Mme Garcia, M. Roche', 'Agent n°_12, Mme_Garcia, M._Roche'],
    ['https://ville.example/a?b=1 et 3 rue Pasteur', 'https://ville.example/a?b=1 et 3 rue Pasteur'],
    ['– Livret de famille\n– Budget', '– Livret de famille\n– Budget'],
  ])('does not break where it must not: %s', (text, written) => {
    expect(withFrenchSpaces(text)).toBe(written.replaceAll('_', '\u00a0'));
  });
});
