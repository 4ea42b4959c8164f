import { describe, expect, it } from '@jest/globals';
import { aCalendar, deskHours } from './calendar.fixture.js';
import { isOpen, lastOpening, nextOpening, type Openable } from './opening.js';

const town = aCalendar();
const openAt = (at: string, hours: Openable['hours'] = deskHours) => isOpen(town, { hours }, new Date(at));
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

/** Closed on Friday 2 April; the registry for the week that begins on Monday 5 April too. */
const withClosures = aCalendar('metropole', 'Europe/Paris', [
  { from: '2027-04-02', to: '2027-04-02', reason: 'Travaux' },
  { from: '2027-04-05', to: '2027-04-09', services: ['etat-civil'], reason: 'Congés' },
]);
const registry = { id: 'etat-civil', hours: deskHours };
const roads = { id: 'voirie', hours: deskHours };

it('a closure closes the whole town hall, or the services it names', () => {
  expect(isOpen(withClosures, roads, new Date('2027-04-02T10:00:00+02:00'))).toBe(false);
  expect(isOpen(withClosures, roads, new Date('2027-04-05T10:00:00+02:00'))).toBe(true);
  expect(isOpen(withClosures, registry, new Date('2027-04-05T10:00:00+02:00'))).toBe(false);
  expect(isOpen(withClosures, { hours: deskHours }, new Date('2027-04-05T10:00:00+02:00'))).toBe(true);
});

describe('when time may call upon a service', () => {
  const next = (at: string, service: Openable = roads) => nextOpening(withClosures, service, new Date(at));
  const opens = (at: string) => new Date(at);

  it.each([
    ['2027-03-01T10:00:00+01:00', '2027-03-01T10:00:00+01:00', 'at once, while it is open'],
    ['2027-03-01T07:00:00+01:00', '2027-03-01T08:30:00+01:00', 'when it opens'],
    ['2027-03-01T12:45:00+01:00', '2027-03-01T13:30:00+01:00', 'after lunch'],
    ['2027-03-01T22:00:00+01:00', '2027-03-02T08:30:00+01:00', 'the next morning'],
    ['2027-03-02T18:00:00+01:00', '2027-03-05T08:30:00+01:00', 'over the days it is always closed'],
    ['2027-03-06T12:00:00+01:00', '2027-03-08T08:30:00+01:00', 'on Monday, after a Saturday morning'],
    // Easter Monday; the clocks have changed that Sunday.
    ['2027-03-27T12:00:00+01:00', '2027-03-30T08:30:00+02:00', 'over a holiday and a change of clock'],
    ['2027-04-01T10:00:00+02:00', '2027-04-03T09:00:00+02:00', 'over a closure'],
  ])('%s: %s, %s', (at, expected) => {
    expect(next(at)).toEqual(opens(expected));
  });

  it('waits for the end of a closure of its own', () => {
    expect(next('2027-04-05T09:00:00+02:00', registry)).toEqual(opens('2027-04-10T09:00:00+02:00'));
  });

  it('is never at night nor on a Sunday, even for those who are open then', () => {
    const always = { id: 'police', hours: { 6: ['07:00-24:00'], 7: ['07:00-20:00'], 1: ['07:00-24:00'] } };
    expect(next('2027-03-06T07:15:00+01:00', always)).toEqual(opens('2027-03-06T08:00:00+01:00'));
    expect(next('2027-03-06T20:00:00+01:00', always)).toEqual(opens('2027-03-08T08:00:00+01:00'));
  });

  it('says so when the calendar has no open day', () => {
    expect(() => next('2027-03-01T10:00:00+01:00', { id: 'fantome', hours: { 7: ['09:00-12:00'] } })).toThrow(
      'the service fantome has no open day in its calendar',
    );
  });

  it('is the opening of a day, or the last one before it', () => {
    const last = (day: string, service = roads) => lastOpening(withClosures, service, day);
    expect(last('2027-03-01')).toEqual(opens('2027-03-01T08:30:00+01:00'));
    expect(last('2027-03-07')).toEqual(opens('2027-03-06T09:00:00+01:00'));
    expect(last('2027-04-09', registry)).toEqual(opens('2027-04-03T09:00:00+02:00'));
  });
});
