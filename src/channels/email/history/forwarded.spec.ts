import { describe, expect, it } from '@jest/globals';
import { forwardedIn } from './index.js';
import { taggedMails, wordsIn } from './samples.fixture.js';

describe('a mail passed on is read as it was written', () => {
  it.each(taggedMails('passed-on').map((mail) => [mail.name, mail] as const))('%s', (_, mail) => {
    const found = forwardedIn(mail.text);
    if (!found) throw new Error('nothing was found');
    const { from, writtenAt, subject, note, text } = found;
    expect({ ...from, writtenAt: writtenAt?.toISOString() ?? null, subject }).toEqual(mail.read);
    expect(wordsIn(note.split('\n'))).toEqual(mail.of('A'));
    expect(wordsIn(text.split('\n'))).toEqual(wordsIn(mail.of('T').map((line) => line.replace(/^> ?/, ''))));
  });

  it.each([
    ['a letter laid out like one', 'De : la gare\nÀ : la mairie\nObjet : trottoir\n\nIl en manque un.'],
    ['an answer', 'Merci\n\nLe 1 mars 2027 à 10:00, X <x@y.example> a écrit :\n> Bonjour'],
    ['words without a mail', 'J’ai perdu le message transféré par mon fils.'],
    ['nothing', ''],
  ])('and nothing is found in %s', (_, text) => {
    expect(forwardedIn(text)).toBeNull();
  });

  it.each([
    ['a line of a megabyte', 'De : ' + 'a@'.repeat(500_000)],
    ['a hundred thousand fields', 'De : x\nÀ : y\n'.repeat(50_000)],
    ['marks between words', `De : x@y.example\n> De : x@y.example\n> À : y\n> Objet : z\n${'> a\nb\n'.repeat(50_000)}`],
    ['words under marks', `> De : x@y.example\n> À : y\n> Objet : z\n${'b\n'.repeat(100_000)}> a`],
    ['a long writer', `De : ${'x'.repeat(300)}\nDate : 1 mars 2027 10:00\nÀ : ${'<'.repeat(300)}\n`.repeat(1000)],
  ])('in bounded time: %s', (_, text) => {
    const start = performance.now();
    forwardedIn(text);
    // The square of the length would take minutes; a busy machine takes a few seconds.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
