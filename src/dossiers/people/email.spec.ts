import { emailOf } from './index.js';
import { emailsIn } from './emails-in.js';

describe('an e-mail address', () => {
  it.each([
    '  Jeanne.Fontaine@Courriel.Example ',
    'mailto:jeanne.fontaine@courriel.example',
    '<jeanne.fontaine@courriel.example>',
    'jeanne.fontaine @ courriel.example',
    'jeanne.fontaine@courriel.example.',
    'jeanne.fontaine@courriel.example,',
  ])('« %s » is one and the same', (written) => expect(emailOf(written)).toBe('jeanne.fontaine@courriel.example'));

  it('of a domain with accents has one form', () => {
    expect(emailOf('zoe@hôtel.example')).toBe('zoe@xn--htel-vqa.example');
    expect(emailOf('zoe@xn--htel-vqa.example')).toBe('zoe@xn--htel-vqa.example');
  });

  it.each([
    '',
    'jeanne',
    'jeanne@',
    '@courriel.example',
    'jeanne@courriel',
    'a b@courriel.example',
    `${'a'.repeat(250)}@b.fr`,
  ])('« %s » is none', (written) => expect(emailOf(written)).toBeUndefined());
});

describe('e-mail addresses of a text', () => {
  const values = (text: string) => emailsIn(text).map(({ value }) => value);

  it.each([
    ['Écrivez à j.fontaine@courriel.example. Merci', ['j.fontaine@courriel.example']],
    ['Courriel : j.fontaine @courriel . example', ['j.fontaine@courriel.example']],
    ['j.fontaine(at)courriel.example', ['j.fontaine@courriel.example']],
    ['mon mail c’est jeanne point fontaine arobase courriel point example voilà', ['jeanne.fontaine@courriel.example']],
    ['jeanne tiret fontaine arobase courriel point example', ['jeanne-fontaine@courriel.example']],
    ['jeanne tiret du bas f arobase mon tiret courriel.example', []],
    ['jeanne.fontaine at courriel.example', ['jeanne.fontaine@courriel.example']],
    ['a@b.example et c@d.example', ['a@b.example', 'c@d.example']],
    ['un point at the end', []],
  ])('« %s »', (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    'a'.repeat(500_000),
    'a.'.repeat(250_000),
    'a point '.repeat(60_000),
    '@'.repeat(500_000),
    'a@'.repeat(250_000),
  ])('a hostile text has none', (text) => expect(values(text)).toEqual([]));
});
