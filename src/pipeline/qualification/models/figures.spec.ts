import { figuresOf, type Answer } from './figures.js';

describe('the figures of a model', () => {
  const answer = (confidence: number, right: boolean, isDemarche = true): Answer => ({ confidence, right, isDemarche });

  it('count a démarche as understood when the first guess is right, however unsure', () => {
    expect(figuresOf([answer(0.9, true), answer(0.3, true), answer(0.9, false)], 0.7)).toMatchObject({
      texts: 3,
      understood: 2,
      decided: 2,
      decidedRightly: 1,
    });
  });

  it('count what is no démarche as understood when a person would have been asked', () => {
    expect(figuresOf([answer(0.5, false, false), answer(0.8, false, false)], 0.7)).toMatchObject({
      understood: 1,
      decided: 0,
      decidedRightly: 0,
    });
  });

  it('measure how far the confidence is from the share of right answers', () => {
    const honest = Array.from({ length: 10 }, (_, place) => answer(0.8, place < 8));
    expect(figuresOf(honest, 0.7).calibrationError).toBeCloseTo(0);
    expect(figuresOf([answer(1, false), answer(1, false)], 0.7).calibrationError).toBe(1);
    expect(figuresOf([], 0.7).calibrationError).toBe(0);
  });
});
