import { describe, expect, it, jest } from '@jest/globals';
import { Places } from './places.js';

describe('the places towards a domain', () => {
  it('are given on as they become free, in order, while mails leave quickly', async () => {
    const places = new Places(2);
    const [first] = await Promise.all([places.enter('a.example'), places.enter('a.example')]);
    const order: string[] = [];
    const third = places.enter('a.example').then((leave) => (order.push('third'), leave));
    const fourth = places.enter('a.example').then((leave) => (order.push('fourth'), leave));
    first!();
    (await third)!();
    expect(await fourth).not.toBeNull();
    expect(order).toEqual(['third', 'fourth']);
  });

  it('are waited for as long as mails leave, however many wait', async () => {
    jest.useFakeTimers();
    try {
      const places = new Places(1);
      let current = (await places.enter('busy.example'))!;
      const waiting = Array.from({ length: 5 }, () => places.enter('busy.example'));
      for (const next of waiting) {
        await jest.advanceTimersByTimeAsync(2_000);
        current();
        current = (await next)!;
        expect(current).not.toBeNull();
      }
    } finally {
      jest.useRealTimers();
    }
  });

  it('of one domain are not those of another', async () => {
    const places = new Places(1);
    expect(await places.enter('slow.example')).not.toBeNull();
    expect(await places.enter('other.example')).not.toBeNull();
  });

  it('are refused after some seconds where none becomes free, and at once from then on, until one does', async () => {
    jest.useFakeTimers();
    try {
      const places = new Places(1);
      const leave = await places.enter('slow.example');
      const waiting = places.enter('slow.example');
      await jest.advanceTimersByTimeAsync(10_000);
      expect(await waiting).toBeNull();
      expect(await places.enter('slow.example')).toBeNull();
      leave!();
      expect(await places.enter('slow.example')).not.toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });
});
