import { describe, expect, it } from '@jest/globals';
import { aCalendar, deskHours } from './calendar.fixture.js';
import { openHours } from './open-hours.js';

const hoursOf = openHours(aCalendar());
const desk = { hours: deskHours };
const between = (from: string, until: string) => hoursOf(desk, new Date(from), new Date(until));

describe('hours a service is open (K4)', () => {
  it.each([
    ['2027-03-01T10:00:00+01:00', '2027-03-01T11:30:00+01:00', 1.5, 'within a morning'],
    ['2027-03-01T12:00:00+01:00', '2027-03-01T14:00:00+01:00', 1, 'over lunch'],
    ['2027-03-01T18:00:00+01:00', '2027-03-02T09:00:00+01:00', 0.5, 'over a night'],
    ['2027-03-05T16:00:00+01:00', '2027-03-08T09:00:00+01:00', 4, 'over a weekend with a Saturday morning'],
    ['2027-03-26T16:00:00+01:00', '2027-03-30T09:30:00+02:00', 4.5, 'over Easter Monday, and a change of clock'],
    ['2027-03-07T10:00:00+01:00', '2027-03-07T12:00:00+01:00', 0, 'on a Sunday'],
    ['2027-03-02T10:00:00+01:00', '2027-03-01T10:00:00+01:00', 0, 'from later to earlier'],
  ])('from %s to %s: %d, %s', (from, until, hours) => {
    expect(between(from, until)).toBeCloseTo(hours);
  });

  it('tells two services apart', () => {
    const closed = openHours(
      aCalendar('metropole', 'Europe/Paris', [{ from: '2027-03-01', to: '2027-03-01', services: ['a'], reason: 'x' }]),
    );
    const monday = [new Date('2027-03-01T08:00:00Z'), new Date('2027-03-01T09:00:00Z')] as const;
    expect([
      closed({ id: 'a', hours: deskHours }, ...monday),
      closed({ id: 'b', hours: deskHours }, ...monday),
    ]).toEqual([0, 1]);
  });
});
