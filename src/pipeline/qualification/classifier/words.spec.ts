import { wordsOf } from './words.js';

const folded = (text: string) => wordsOf(text).map((word) => word.folded);
const weightOf = (text: string, written: string) => wordsOf(text).find((word) => word.written === written)!.weight;

describe('the words of a text that count', () => {
  it('have no capitals, accents, elisions, ligatures or tool words', () => {
    expect(folded('L’ÉCOLE où j’ai inscrit ma sœur')).toEqual(['ecole', 'inscrit', 'soeur']);
  });

  it('are read the same with composed and with separate accents', () => {
    expect(folded('crèche'.normalize('NFD'))).toEqual(folded('crèche'));
  });

  it('say what hurried people mean, and keep what they wrote', () => {
    expect(folded('bjr rdv pr CNI svp')).toEqual(['rendez', 'carte', 'identite']);
    expect(wordsOf('CNI').map(({ written }) => written)).toEqual(['CNI', 'CNI']);
  });

  it('leave out numbers, but not the name of a class', () => {
    expect(folded('ma fille en CE1, 06 39 98 41 02, W423009876')).toEqual(['fille', 'ce1']);
  });

  it('are the usager’s own: what stands for a hidden number is ours', () => {
    expect(folded('mon acte [numéro de sécurité sociale masqué] [numéro de compte bancaire masqué]')).toEqual(['acte']);
  });

  it('count twice in the subject, and half a time when they only say where', () => {
    expect(weightOf('Passeport perdu\nje le cherche', 'Passeport')).toBe(2);
    expect(weightOf('un trou devant l’école', 'école')).toBe(0.5);
    expect(weightOf('un trou devant l’école', 'trou')).toBe(1);
  });

  it('a word that bears the name of an object’s method is a word like any other', () => {
    expect(folded('constructor toString')).toEqual(['constructor', 'tostring']);
  });
});
