import { describe, expect, it } from '@jest/globals';
import { smsSize } from './sms-size.js';

describe('the size of an SMS', () => {
  it('is one part up to 160 characters, then parts of 153', () => {
    expect([1, 160, 161, 306, 307].map((length) => smsSize('a'.repeat(length)).segments)).toEqual([1, 1, 2, 2, 3]);
  });

  it('counts é, è, à, ù once and €, brackets and braces twice', () => {
    expect(smsSize('éèàù')).toEqual({ isGsm7: true, length: 4, segments: 1 });
    expect(smsSize('€[]')).toEqual({ isGsm7: true, length: 6, segments: 1 });
    expect(smsSize(`${'a'.repeat(159)}€`).segments).toBe(2);
  });

  it('does not cut an escaped character in two', () => {
    expect(smsSize(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual({ isGsm7: true, length: 306, segments: 3 });
  });

  it('falls to 70 characters, then parts of 67, for one ê or one curly apostrophe', () => {
    expect(smsSize(`ê${'a'.repeat(69)}`)).toEqual({ isGsm7: false, length: 70, segments: 1 });
    expect(smsSize(`’${'a'.repeat(70)}`).segments).toBe(2);
    expect(smsSize('😀'.repeat(67)).segments).toBe(3);
  });
});
