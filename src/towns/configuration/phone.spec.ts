import { describe, it, expect } from '@jest/globals';
import { isSurcharged, toE164 } from './index.js';

describe('a phone number', () => {
  it.each([
    ['04 65 71 10 00', '+33465711000'],
    ['0465711000', '+33465711000'],
    ['+33 4 65 71 10 00', '+33465711000'],
    ['06.39.98.41.01', '+33639984101'],
    ['+32 2 511 11 11', '+3225111111'],
  ])('%s is %s', (written, e164) => expect(toE164(written)).toBe(e164));

  it.each(['', '112', '04 65 71', '04 65 71 10 00 00', 'accueil'])('%p has no E.164 form', (written) =>
    expect(toE164(written)).toBeUndefined(),
  );

  it('is surcharged or not', () => {
    expect(isSurcharged('+33899701234')).toBe(true);
    expect(isSurcharged('+33465711000')).toBe(false);
  });
});
