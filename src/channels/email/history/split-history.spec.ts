import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contactText, splitHistory } from './index.js';
import { taggedMails, wordsIn } from './samples.fixture.js';

const asked = (kind: string) => ({ isReply: kind === 'reply', isForward: kind === 'forward' });
const wordsOf = (text: string) => wordsIn(text.split('\n'));

describe.each(['answers', 'answers-elsewhere'])('what is new, copied and signature: %s', (file) => {
  it.each(taggedMails(file).map((mail) => [mail.name, mail] as const))('%s', (_, mail) => {
    const { newText, quotedText, signature } = splitHistory(mail.text, asked(mail.kind));
    expect({ new: wordsOf(newText), quoted: wordsOf(quotedText), signature: wordsOf(signature) }).toEqual({
      new: mail.of('N'),
      quoted: mail.of('Q'),
      signature: mail.of('S'),
    });
  });
});

describe('what a contact holds', () => {
  it('is the new words and the coordinates under them, without what no person wrote', () => {
    const text =
      'Un acte svp.\nCordialement\nInès Garcia\n06 39 98 12 34\n4 rue des Lilas\n42998 Saint-Aubin\n\nEnvoyé de mon iPhone\n\n' +
      'Le 01/03/2027 à 10:00, Mairie <contact@ville.example> a écrit :\n> Bonjour';
    expect(contactText(splitHistory(text, asked('reply')))).toBe(
      'Un acte svp.\nCordialement\nInès Garcia\n06 39 98 12 34\n4 rue des Lilas\n42998 Saint-Aubin',
    );
  });

  it('is nothing where only a device speaks', () => {
    expect(contactText(splitHistory('Envoyé de mon iPhone', asked('first')))).toBe('');
  });
});

const line = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '> oui',
    '>> non',
    '--',
    'De : a@b.example',
    'Envoyé : lundi 1 mars 2027 10:00',
    'À : x',
    'Objet : y',
    '-----Message d’origine-----',
    '---------- Forwarded message ---------',
    'Le 1 mars 2027 à 10:00, X <x@y.example> a écrit :',
    'Cordialement',
    '06 39 98 12 34',
    'Envoyé de mon iPhone',
    'Garanti sans virus.',
    '________________',
    'Je voudrais un acte.',
  ),
);

describe('whatever a mail holds', () => {
  it('every line is in one of the parts, once', () => {
    const texts = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, fc.boolean(), fc.boolean(), (text, isReply, isForward) => {
        const { newText, quotedText, signature } = splitHistory(text, { isReply, isForward });
        const parts = [newText, quotedText, signature].flatMap((part) => wordsIn(part.split(/\r?\n/)));
        expect(parts.sort()).toEqual(wordsIn(text.split(/\r?\n/)).sort());
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a line of a megabyte', 'Le ' + 'a'.repeat(1_000_000)],
    ['a megabyte of marks', '>'.repeat(1_000_000)],
    ['a megabyte of spaces', ' '.repeat(1_000_000)],
    ['a hundred thousand fields', 'De : x@y.example\n'.repeat(100_000)],
    ['a hundred thousand openings', 'Le 1 mars 2027 à 10:00, x@y.example\n'.repeat(100_000)],
    ['a hundred thousand titles', '-----Message d’origine-----\n'.repeat(100_000)],
    ['a hundred thousand devices', 'Envoyé de mon iPhone\n'.repeat(100_000)],
    ['a hundred thousand blocks', 'De : x@y.example\nÀ : z\nObjet : u\n\n> v\n'.repeat(20_000)],
    ['a hundred thousand rules', '___________\n'.repeat(50_000) + 'De : x@y.example\nÀ : z\nObjet : u\n'],
    ['a hundred thousand blank lines', '\n'.repeat(100_000) + '_____'],
    ['a hundred thousand warnings', 'Ce message est confidentiel, par erreur, supprimer.\n\n'.repeat(50_000)],
    [
      'titles above who wrote',
      '----- Mail original -----\nLe 1 mars 2027 à 10:00, x@y.example a écrit :\n\n'.repeat(20_000),
    ],
    ['lines without their mark', `a\n${'> '.padEnd(72, 'a')}\nb\n`.repeat(30_000)],
    ['titles far from any field', '----- Mail original -----\n\n'.repeat(50_000)],
    [
      'one attribution above much',
      'a\n'.repeat(50_000) + 'Le 1 mars 2027 à 10:00, x@y.example a écrit :\n> b\n'.repeat(20_000),
    ],
  ])('it is split in bounded time: %s', (_, text) => {
    const start = performance.now();
    for (const isReply of [true, false]) splitHistory(text, { isReply, isForward: false });
    // The square of the length would take minutes; a busy machine takes a few seconds.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
