import { describe, expect, it } from '@jest/globals';
import { aCalendar, deskHours } from './calendar.fixture.js';
import { isOpen, nextOpening } from './opening.js';

const town = aCalendar();
const openAt = (at: string, hours: Parameters<typeof isOpen>[0] = deskHours) => isOpen(hours, new Date(at), town);
const nextAt = (at: string, hours: Parameters<typeof isOpen>[0] = deskHours) =>
  nextOpening(hours, new Date(at), town)?.toISOString();

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

describe('the next opening (section 9)', () => {
  it('is after lunch for who calls at noon', () => {
    expect(nextAt('2027-03-01T12:45:00+01:00')).toBe('2027-03-01T12:30:00.000Z');
  });

  it('is the one to come for who calls while it is open', () => {
    expect(nextAt('2027-03-01T08:30:00+01:00')).toBe('2027-03-01T12:30:00.000Z');
  });

  it('skips the days it is closed', () => {
    expect(nextAt('2027-03-02T18:00:00+01:00')).toBe('2027-03-05T07:30:00.000Z');
  });

  it('skips Easter, and is an hour sooner in UTC once summer time has begun', () => {
    expect(nextAt('2027-03-27T13:00:00+01:00')).toBe('2027-03-30T06:30:00.000Z');
  });

  it('skips two public holidays of the same week day, and is found weeks ahead', () => {
    expect(nextAt('2027-12-25T10:00:00+01:00', { 6: ['09:00-12:00'] })).toBe('2028-01-08T08:00:00.000Z');
  });

  it('is never where there are no hours', () => {
    expect(nextOpening({}, new Date('2027-03-01T10:00:00Z'), town)).toBeNull();
  });
});
