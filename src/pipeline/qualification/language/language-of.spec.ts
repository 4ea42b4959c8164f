import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { languageOf } from './index.js';

const texts = parse(readFileSync('test/fixtures/language/texts.yaml', 'utf8')) as Record<string, string[]>;

describe('which language a contact is written in (CA-05, J23)', () => {
  it('no French text of the collection, however short or badly written, is filed under another language', () => {
    expect(texts.fr!.map((text) => [text, languageOf(text).language]).filter(([, found]) => found !== 'fr')).toEqual(
      [],
    );
  });

  it.each(Object.keys(texts).filter((one) => one !== 'fr' && one !== 'unknown'))(
    'texts in %s are recognised',
    (language) => {
      const found = texts[language]!.map((text) => [text, languageOf(text)] as const);
      expect(found.filter(([, one]) => one.language !== language || !one.isSure)).toEqual([]);
    },
  );

  it('a language that is not known is supposed to be French rather than taken for another', () => {
    expect(texts.unknown!.filter((text) => languageOf(text).language !== 'fr')).toEqual([]);
  });

  it.each([
    ['', 0],
    ['👍', 0],
    ['0639984102', 0],
  ])('« %s » says nothing of its language', (text, confidence) => {
    expect(languageOf(text)).toEqual({ language: 'fr', confidence, isSure: false });
  });

  it('whoever wrote a third of a message in French reads French', () => {
    const half =
      'Bonjour, je voudrais inscrire mon fils à l’école. I would like to register my son at the local school.';
    expect(languageOf(half).language).toBe('fr');
  });

  it('a mail in English with our greeting at its head and a telephone’s line at its foot is in English', () => {
    const mail =
      'Bonjour,\n\nI would like to know where I can register my children at school, and when.\n\nEnvoyé de mon iPhone';
    expect(languageOf(mail).language).toBe('en');
  });

  it('a language with a writing of its own is known by it', () => {
    expect(languageOf('សួស្តី ខ្ញុំចង់ចុះឈ្មោះកូន')).toMatchObject({ language: 'km', isSure: true });
  });

  it('answers whatever it is given, with a code and a figure between 0 and 1', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const { language, confidence } = languageOf(text);
        expect(language).toMatch(/^[a-z]{2}$/);
        expect(confidence >= 0 && confidence <= 1).toBe(true);
      }),
    );
  });

  it.each([
    ['words', 'je voudrais un rendez-vous '.repeat(200_000)],
    ['one word', 'a'.repeat(5_000_000)],
    ['open tags', '<'.repeat(5_000_000)],
    ['an endless address', 'a@a.'.repeat(1_200_000)],
    ['marks', `Z${'\u0301'.repeat(5_000_000)}`],
  ])('reads five megabytes of %s at once', (_, text) => {
    const start = performance.now();
    expect(languageOf(text).language).toBe('fr');
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
