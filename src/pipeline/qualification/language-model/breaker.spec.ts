import { Breaker } from './breaker.js';

describe('a language model that fails again and again', () => {
  const minute = 60_000;
  const broken = () => {
    const breaker = new Breaker();
    for (let time = 0; time < 5; time++) breaker.failed(0);
    return breaker;
  };

  it('is left alone for a minute after five failures in a row, then tried by one contact', () => {
    const breaker = broken();
    expect(breaker.mayTry(minute - 1)).toBe(false);
    expect(breaker.mayTry(minute)).toBe(true);
    expect(breaker.mayTry(minute + 1)).toBe(false);
  });

  it('is asked again by all once it has answered', () => {
    const breaker = broken();
    breaker.mayTry(minute);
    breaker.succeeded();
    expect(breaker.mayTry(minute + 1)).toBe(true);
  });

  it('four failures, or five that are not in a row, change nothing', () => {
    const breaker = new Breaker();
    for (const _ of [1, 2, 3, 4]) breaker.failed(0);
    expect(breaker.mayTry(1)).toBe(true);
    breaker.succeeded();
    breaker.failed(1);
    expect(breaker.mayTry(2)).toBe(true);
  });
});
