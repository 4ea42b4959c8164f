import { describe, expect, it } from '@jest/globals';
import { failureOf } from './print-tray.js';
import { toWinAnsi } from './win-ansi.js';
import { withoutHeader } from './without-header.js';

describe('the words of a printed letter', () => {
  it('keep every sign French uses', () => {
    const text = 'L’œuvre de Mme Noëlle Çelik : « 12 € » – à suivre… Où ? Ÿ';
    expect(toWinAnsi(text)).toBe(text);
  });

  it('keep a narrow space before a colon as a space, and a name without the accent the font lacks', () => {
    expect(toWinAnsi('Objet\u202f: M. Şahin, Łódź')).toBe('Objet\u00a0: M. Sahin, ?ódz');
  });

  it('show a question mark where the font has no letter at all', () => {
    expect(toWinAnsi('محمد')).toBe('????');
  });

  it('do not repeat the addresses the sheet already prints', () => {
    const printed = [
      'Ville de Grandval',
      'Mairie',
      '2 place de l’Église',
      '42997 Grandval',
      'M. Petit',
      '4 quai du Gier',
    ];
    const text =
      'Ville de Grandval\nMairie, 2 place de l’Église, 42997 Grandval\n\nM. Petit\n4 quai du Gier\n42997 Grandval\n\nVille de Grandval, le 3 février\n\nMonsieur,';
    expect(withoutHeader(text, printed)).toBe('Ville de Grandval, le 3 février\n\nMonsieur,');
  });

  it('keep the salutation, even when it is the name on the envelope', () => {
    expect(withoutHeader('Mme Fontaine\n\nMme Fontaine,\n\nBonjour.', ['Mme Fontaine'])).toBe(
      'Mme Fontaine,\n\nBonjour.',
    );
  });

  it('stay whole when they begin with no address', () => {
    expect(withoutHeader('Madame, Monsieur,\n\nVille de Grandval', ['Ville de Grandval'])).toBe(
      'Madame, Monsieur,\n\nVille de Grandval',
    );
  });
});

describe('a print folder that refuses', () => {
  it('is full, or down, by name', () => {
    expect(failureOf(Object.assign(new Error(), { code: 'ENOSPC' }))).toBe('disk-full');
    expect(failureOf(Object.assign(new Error(), { code: 'EACCES' }))).toBe('other');
  });

  it('does not hide a fault of ours', () => {
    expect(() => failureOf(new TypeError('x'))).toThrow(TypeError);
  });
});
