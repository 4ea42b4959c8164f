import { nextSmsTime } from './sms-hours.js';

const town = { platform: { working_calendar: { timezone: 'Europe/Paris', working_days: [1] } } } as never;

describe('when an SMS may leave (J21)', () => {
  it.each([
    ['2027-03-01T08:00+01:00', '2027-03-01T08:00+01:00'],
    ['2027-03-01T19:59+01:00', '2027-03-01T19:59+01:00'],
    ['2027-03-01T20:00+01:00', '2027-03-02T08:00+01:00'],
    ['2027-03-01T23:30+01:00', '2027-03-02T08:00+01:00'],
    ['2027-03-02T07:59+01:00', '2027-03-02T08:00+01:00'],
    // The night summer time begins.
    ['2027-03-27T22:00+01:00', '2027-03-28T08:00+02:00'],
  ])('%s: at %s', (at, leaves) => expect(nextSmsTime(town, new Date(at))).toEqual(new Date(leaves)));
});
