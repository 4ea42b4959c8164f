import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unglued } from './glued-lines.js';
import { forwardedIn, splitHistory } from './index.js';

const answer = { isReply: true, isForward: false };
const fields =
  'De : Mairie <contact@ville.example> Date : 02/03/2027  10:12  (GMT+01:00) À : x@y.example Objet : cantine';

describe('what a programme glued to the words of a person', () => {
  it.each([
    ['Samsung', `Oui merciEnvoyé depuis mon appareil Galaxy\n-------- Message d'origine --------${fields}\nBonjour`],
    ['with a blank line', `Oui merci\n\n-------- Message d'origine --------${fields}\nBonjour`],
    ['with a space', `Oui merciEnvoyé de mon mobile\n-------- Message d'origine -------- ${fields}\nBonjour`],
    ['in a tongue nobody listed', `Oui merci\n-------- Viestin alku --------${fields}\nBonjour`],
    [
      'the device alone',
      `Oui merciEnvoyé depuis mon appareil Galaxy\n-------- Message d'origine --------\n${fields}\nBonjour`,
    ],
    ['marked', `Oui merci\n> -------- Message d'origine --------${fields}\n> Bonjour`],
    [
      'marked all',
      `Oui merci\n\nLe 3 mars 2027 à 10:12, X <x@y.example> a écrit :\n> nonEnvoyé de mon mobile\n> --- Message d'origine ---${fields}\n> Bonjour`,
    ],
    ['Yahoo', `Oui merci\n   ----- Message original ----- ${fields}\n Bonjour`],
    ['Orange', `Oui merci Envoyé depuis l'application Mail Orange ------------ ${fields} Bonjour`],
    ['a rule', `Oui merci\n____________${fields} Bonjour`],
  ])('is apart from them: %s', (_, text) => {
    const { newText, quotedText } = splitHistory(text, answer);
    expect(newText).toBe('Oui merci');
    expect(quotedText).toContain('Bonjour');
  });

  it('is apart from them in English', () => {
    const english = 'From: Mairie <contact@ville.example> Date: 02/03/2027  10:12 To: x@y.example Subject: cantine';
    const text = `Yes thanksSent from my Galaxy\n-------- Original message --------${english}\nHello`;
    expect(splitHistory(text, answer).newText).toBe('Yes thanks');
  });

  it.each([
    'Trajet demandé --- De : la gare À : la mairie Objet : le trottoir',
    'Voilà -------- ma demande -------- De : Inès À : Monsieur le Maire Objet : une dérogation',
    'De : Inès <ines@courriel.example> Date : 02/03/2027 10:12 : qui écrit ?',
    '--- Date : le 3 mars à 10:12 Objet : rendez-vous',
    'La lettre que j’ai Envoyé de mon mobile\nest restée sans réponse.',
  ])('and words of a person stay as they wrote them: %s', (text) => {
    expect(splitHistory(text, answer).newText).toBe(text);
  });

  it('is read where the whole mail that is passed on stands in one line', () => {
    const long = 'Bonjour, je voudrais inscrire ma fille. '.repeat(20).trim();
    const text = `Pour vous ------------ ${fields} ${long}`;
    expect(forwardedIn(text)).toMatchObject({ note: 'Pour vous', from: { email: 'contact@ville.example' } });
    expect(forwardedIn(text)?.text).toContain(long);
  });

  it('is cut without a sign being lost', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(fields, '\n', '> ', '--------', 'Message d’origine', 'Envoyé de mon mobile', 'De : x@y.example '),
    );
    const signs = (text: string) => text.replace(/[\s>]/g, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(signs(unglued(text))).toBe(signs(text));
      }),
    );
  });

  it.each([
    ['a line of dashes', '-'.repeat(1_000_000)],
    ['a line of short rules', '---a'.repeat(250_000)],
    ['a line of titles', '--- Message '.repeat(80_000)],
    ['a line of rules and fields', '--- De : '.repeat(100_000)],
    ['a line of fields', `--- ${fields}`.repeat(8_000)],
    ['lines of fields', `--- ${fields}\n`.repeat(8_000)],
    ['a line of devices', 'Envoyé de '.repeat(100_000) + `\n--- ${fields}`],
    ['titles under devices', 'xEnvoyé de mon mobile\n--- Message original ---\n'.repeat(20_000)],
  ])('is cut in bounded time: %s', (_, text) => {
    const start = performance.now();
    unglued(text);
    // The square of the length would take minutes; a busy machine takes a few seconds.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
