import fc from 'fast-check';
import { blend, opinionReason } from './blend.js';
import type { Guess } from '../classifier/index.js';

const guess = (demarche: string, confidence: number): Guess => ({ demarche, confidence, reasons: ['mot'] });
const opinion = (demarche: string, confidence = 1) => ({ demarches: [{ demarche, confidence }] });
const confidenceOf = (guesses: Guess[], id: string) => guesses.find(({ demarche }) => demarche === id)!.confidence;

describe('the opinion of a language model is one signal among others', () => {
  const local = [guess('école', 0.6), guess('crèche', 0.2), guess('cantine', 0.05)];

  it('changes nothing when there is none, or when it sees no démarche', () => {
    expect(blend(local, null)).toEqual(local);
    expect(blend(local, { demarches: [] })).toEqual(local);
    expect(blend([], null)).toEqual([]);
  });

  it('confirms what we thought, and says so among the reasons', () => {
    const [best] = blend(local, opinion('école'));
    expect(best).toMatchObject({ demarche: 'école', reasons: ['mot', opinionReason] });
    expect(best!.confidence).toBeCloseTo(0.87, 2);
  });

  it('makes us less sure when it thinks otherwise, and only what it named bears its reason', () => {
    const blended = blend([guess('école', 0.8), guess('crèche', 0.1)], opinion('crèche'));
    expect(blended[0]).toMatchObject({ demarche: 'école', reasons: ['mot'] });
    expect(blended[0]!.confidence).toBeLessThan(0.7);
    expect(confidenceOf(blended, 'crèche')).toBeGreaterThan(0.1);
  });

  it('may put another first for the person who decides, never so sure that nobody is asked', () => {
    const [best] = blend([guess('école', 0.42), guess('crèche', 0.4)], opinion('crèche'));
    expect(best).toMatchObject({ demarche: 'crèche', confidence: 0.5 });
  });

  it('adds what we had not thought of at the end of the list', () => {
    expect(blend(local, opinion('dératisation')).at(-1)).toMatchObject({
      demarche: 'dératisation',
      reasons: [opinionReason],
    });
  });

  it('alone, without a guess of ours, it makes sure of nothing', () => {
    const [only] = blend([], opinion('école'));
    expect(only!.confidence).toBeLessThanOrEqual(0.5);
  });

  it('whatever it says: shares of one, best first, ten at most, and no disputed démarche over one half by its doing', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), share), { selector: ([id]) => id, maxLength: 10 });
    fc.assert(
      fc.property(some, some, (guessed, said) => {
        const sum = Math.max(
          1,
          guessed.reduce((total, [, confidence]) => total + confidence, 0),
        );
        const ours = guessed
          .map(([id, confidence]) => guess(id, confidence / sum))
          .sort((a, b) => b.confidence - a.confidence);
        const blended = blend(ours, { demarches: said.map(([demarche, confidence]) => ({ demarche, confidence })) });
        expect(blended.length).toBeLessThanOrEqual(10);
        expect(blended.reduce((total, { confidence }) => total + confidence, 0)).toBeLessThanOrEqual(1.000001);
        blended.forEach(({ demarche, confidence }, at) => {
          expect(confidence).toBeLessThanOrEqual(blended[at - 1]?.confidence ?? 1);
          const before = ours.find((one) => one.demarche === demarche)?.confidence ?? 0;
          if (demarche !== ours[0]?.demarche) expect(confidence).toBeLessThanOrEqual(Math.max(0.5, before));
        });
      }),
    );
  });
});
