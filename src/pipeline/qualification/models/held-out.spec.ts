import { randomUUID } from 'node:crypto';
import { examplesIn, holdOut, type Known } from './held-out.js';
import { shaOf } from './sha-of.js';

describe('the part that is held out', () => {
  const known: Known = {
    catalogue: [
      { demarche: 'piscine', text: 'Piscine municipale', kind: 'label' },
      ...Array.from({ length: 500 }, (_, place) => ({ demarche: 'piscine', text: `horaires de la piscine ${place}` })),
      ...Array.from({ length: 100 }, (_, place) => ({ demarche: null, text: `publicité numéro ${place}` })),
    ],
    lessons: Array.from({ length: 500 }, (_, place) => ({
      contactId: randomUUID(),
      demarche: place % 2 ? 'piscine' : null,
      text: `message ${place}`,
    })),
  };

  it('is one text in five, of the catalogue and of people, and always the same', () => {
    const { asked } = holdOut(known);
    expect(asked.length).toBeGreaterThan(170);
    expect(asked.length).toBeLessThan(270);
    expect(holdOut(known)).toEqual(holdOut(known));
    const later = { ...known, lessons: [...known.lessons].reverse().slice(10) };
    const before = new Set(asked.map(({ text }) => text));
    for (const { text } of holdOut(later).asked) expect(before.has(text)).toBe(true);
  });

  it('is never learnt by what is compared, and nothing is lost between the two', () => {
    const { learnt, asked } = holdOut(known);
    const seen = new Set(examplesIn(learnt).map(({ text }) => text));
    for (const { text } of asked) expect(seen.has(text)).toBe(false);
    expect(examplesIn(learnt).length + asked.length).toBe(examplesIn(known).length);
  });

  it('leaves titles and keywords where they are', () => {
    expect(holdOut(known).learnt.catalogue[0]).toMatchObject({ text: 'Piscine municipale' });
  });

  it('has what people taught after the catalogue, and is named by its content', () => {
    const { catalogue } = known;
    const lesson = { contactId: 'x', demarche: 'piscine', text: 'aquagym' };
    const examples = examplesIn({ catalogue, lessons: [lesson] });
    expect(examples.at(-1)).toEqual({ demarche: 'piscine', text: 'aquagym', kind: 'said' });
    expect(shaOf(examples)).toMatch(/^[0-9a-f]{64}$/);
    expect(shaOf(examples)).not.toBe(shaOf(catalogue));
    expect(shaOf([...catalogue])).toBe(shaOf(catalogue));
  });
});
