import { describe, expect, it } from '@jest/globals';
import { TookTooLong, within } from './time-limit.js';

describe('waiting while a caller hears silence', () => {
  it('gives what comes in time', async () => {
    expect(await within(1_000, Promise.resolve('ici'))).toBe('ici');
    expect(await within(1_000, 'ici')).toBe('ici');
  });

  it('gives up on what does not come', async () => {
    await expect(within(5, new Promise(() => undefined))).rejects.toThrow(TookTooLong);
  });
});
