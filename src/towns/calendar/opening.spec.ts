import { describe, expect, it } from '@jest/globals';
import { aCalendar, deskHours } from './calendar.fixture.js';
import { isOpen } from './opening.js';

const town = aCalendar();
const openAt = (at: string, hours: Parameters<typeof isOpen>[0] = deskHours) => isOpen(hours, new Date(at), town);
describe('opening hours (section 9)', () => {
  it.each([
    ['2027-03-01T08:29:59+01:00', false, 'a second before opening'],
    ['2027-03-01T08:30:00+01:00', true, 'at opening'],
    ['2027-03-01T12:30:00+01:00', false, 'at the noon closing'],
    ['2027-03-01T13:30:00+01:00', true, 'after lunch'],
    ['2027-03-01T17:30:00+01:00', false, 'at closing'],
    ['2027-03-06T10:00:00+01:00', true, 'on Saturday morning, which is no working day'],
    ['2027-03-07T10:00:00+01:00', false, 'on Sunday'],
    ['2027-03-29T10:00:00+02:00', false, 'on Easter Monday'],
  ])('%s: %s, %s', (at, expected) => {
    expect(openAt(at)).toBe(expected);
  });

  it('are read in French time, in summer too', () => {
    expect(openAt('2027-03-01T07:30:00Z')).toBe(true);
    expect(openAt('2027-07-05T06:30:00Z')).toBe(true);
    expect(openAt('2027-07-05T06:29:00Z')).toBe(false);
  });

  it('last until midnight when they say 24:00, also on the day the clock changes', () => {
    const everyDay = { 1: ['00:00-24:00'], 7: ['20:00-24:00'] };
    expect(openAt('2027-03-28T21:59:59Z', everyDay)).toBe(true);
    expect(openAt('2027-03-01T22:59:59Z', everyDay)).toBe(true);
    expect(openAt('2027-03-01T23:00:00Z', everyDay)).toBe(false);
  });
});
