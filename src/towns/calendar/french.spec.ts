import { describe, expect, it } from '@jest/globals';
import { atFrenchTime, inFullFrench } from './french.js';

describe('a date in full', () => {
  it.each([
    ['2027-03-01', '1er mars 2027'],
    ['2027-08-15', '15 août 2027'],
    ['2027-12-31', '31 décembre 2027'],
  ])('%s is %s', (day, expected) => {
    expect(inFullFrench(day)).toBe(expected);
  });

  it('is that of France for an instant, whatever the time elsewhere', () => {
    expect(inFullFrench(new Date('2027-02-28T23:30:00Z'))).toBe('1er mars 2027');
    expect(inFullFrench(new Date('2027-02-28T20:30:00Z'), 'Indian/Reunion')).toBe('1er mars 2027');
  });

  it('is never said of what is no date', () => {
    expect(() => inFullFrench('2027-02-30')).toThrow(RangeError);
  });
});

describe('a date and its hour', () => {
  it('is in French time, in winter and in summer', () => {
    expect(atFrenchTime(new Date('2027-03-01T09:00:00Z'))).toBe('1er mars 2027 à 10 h 00');
    expect(atFrenchTime(new Date('2027-07-14T06:05:00Z'))).toBe('14 juillet 2027 à 8 h 05');
  });

  it('holds no unbreakable space, which an SMS cannot carry', () => {
    expect(atFrenchTime(new Date('2027-03-01T09:00:00Z'))).toMatch(/^[\x20-\x7eà]+$/);
  });
});
