import { readAll } from './read.js';

const demarches = ['permis-construire', 'piscine'];
const sheet = `Permis de construire une maison\n\n${'Le service instruit la demande. '.repeat(80)}`;

describe('how examples are read', () => {
  it('a long text is learnt with its title beside it, which counts half and is what is asked', () => {
    const [whole, title] = readAll([{ demarche: 'permis-construire', text: sheet, weight: 2 }], demarches, 10);
    expect(whole).toMatchObject({ isTitle: false, trust: 2, turn: 0, isAsked: false });
    expect(title).toMatchObject({ isTitle: true, trust: 1, turn: 0, isAsked: true });
    expect([...title!.features.words.keys()]).toEqual(expect.arrayContaining(['w perm', 'w maison']));
    expect(title!.features.words.has('w servic')).toBe(false);
    expect(whole!.features.words.has('w servic')).toBe(true);
  });

  it('a mail has no title of its own, nor has a long text of one paragraph', () => {
    const mail = { demarche: 'piscine', text: 'Piscine\nÀ quelle heure ouvrez-vous ?' };
    const paragraph = { demarche: 'piscine', text: 'Je viens nager chaque matin depuis longtemps. '.repeat(60) };
    expect(readAll([mail, paragraph], demarches, 10)).toMatchObject([
      { isTitle: false, isAsked: true },
      { isTitle: false, isAsked: true },
    ]);
  });

  it('texts are kept aside in turns, titles and keywords never', () => {
    const said = ['nager', 'plonger', 'barboter'].map((text) => ({ demarche: 'piscine', text }));
    const label = { demarche: 'piscine', text: 'Piscine', kind: 'label' as const };
    expect(readAll([label, ...said], demarches, 2).map(({ turn, isAsked }) => [turn, isAsked])).toEqual([
      [null, false],
      [0, true],
      [1, true],
      [0, true],
    ]);
  });

  it('the last label is « no démarche », and several keep their order', () => {
    const texts = [
      { demarche: null, text: 'publicité' },
      { demarche: 'piscine', others: ['permis-construire'], text: 'construire une piscine' },
    ];
    expect(readAll(texts, demarches, 10).map(({ labels }) => labels)).toEqual([[2], [1, 0]]);
  });
});
