import { inDays, inFull, inHours, inMinutes, inShort } from '../../web/src/dates.js';

describe('dates on the console', () => {
  it('are written out in French, the first of the month included', () => {
    expect(inFull('2027-03-01T09:05:00Z')).toBe('lundi 1er mars, 10 h 05');
    expect(inDays('2027-03-02T09:05:00Z')).toBe('mardi 2 mars');
  });

  it('are those of Paris, summer and winter', () => {
    expect(inHours('2027-01-15T23:30:00Z')).toBe('0 h 30');
    expect(inDays('2027-07-14T22:30:00Z')).toBe('jeudi 15 juillet');
  });

  it('leave the day out when it is today’s', () => {
    expect(inShort('2027-03-01T08:05:00Z', new Date('2027-03-01T10:00:00Z'))).toBe('9 h 05');
    expect(inShort('2027-02-28T08:05:00Z', new Date('2027-03-01T10:00:00Z'))).toBe('dimanche 28 février, 9 h 05');
  });

  it('count a call in minutes and seconds', () => {
    expect(inMinutes(45)).toBe('45 s');
    expect(inMinutes(95)).toBe('1 min 35');
  });
});
