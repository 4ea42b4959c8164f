import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCalendar } from './calendar.fixture.js';
import {
  addServiceDays,
  addWorkingDays,
  endOfDay,
  isWorkingDay,
  serviceDaysBefore,
  startOfDay,
} from './working-days.js';

const metropole = aCalendar();
const alsace = aCalendar('alsace-moselle');
const monday = new Date('2027-03-01T09:00:00+01:00');

describe('a working day', () => {
  it.each([
    ['2027-03-01', 'a Monday', true],
    ['2027-03-06', 'a Saturday', false],
    ['2027-03-07', 'a Sunday', false],
    ['2027-03-29', 'Easter Monday', false],
    ['2027-05-06', 'the Ascension', false],
    ['2027-05-17', 'Whit Monday', false],
    ['2027-07-14', 'the 14th of July', false],
    ['2027-11-11', 'the Armistice', false],
    ['2027-12-24', 'Christmas Eve', true],
    ['2028-04-17', 'Easter Monday of another year', false],
  ])('%s, %s: %s', (day, _, expected) => {
    expect(isWorkingDay(metropole, day)).toBe(expected);
  });

  it('is not Good Friday nor the 26th of December in Alsace-Moselle', () => {
    for (const day of ['2027-03-26', '2028-12-26']) {
      expect(isWorkingDay(alsace, day)).toBe(false);
      expect(isWorkingDay(metropole, day)).toBe(true);
    }
  });

  it('follows the working week of the platform', () => {
    const withSaturday = aCalendar();
    withSaturday.platform.working_calendar.working_days.push(6);
    expect(isWorkingDay(withSaturday, '2027-03-06')).toBe(true);
  });
});

describe('a delay in working days', () => {
  it.each([
    [1, '2027-03-02', 'the registration notice (EL-05)'],
    [2, '2027-03-03', 'the acknowledgement of a letter (section 9)'],
    [3, '2027-03-04', 'three days'],
    [5, '2027-03-08', 'a week'],
    [10, '2027-03-15', 'the electronic acknowledgement (EL-06)'],
    [15, '2027-03-22', 'the answer to a letter (section 9)'],
    [20, '2027-03-30', 'over Easter Monday'],
    [30, '2027-04-13', 'six weeks'],
  ])('of %s from Monday 1 March 2027 ends on %s: %s', (days, expected) => {
    expect(addWorkingDays(metropole, monday, days)).toBe(expected);
  });

  it('does not count the day of arrival, even at its first minute (EL-05)', () => {
    expect(addWorkingDays(metropole, new Date('2027-03-01T00:00:00+01:00'), 1)).toBe('2027-03-02');
  });

  it('counts from the day it is in France: 23:30 UTC is already tomorrow (EL-06)', () => {
    expect(addWorkingDays(metropole, new Date('2027-03-01T23:30:00Z'), 1)).toBe('2027-03-03');
    expect(addWorkingDays(aCalendar('metropole', 'Indian/Reunion'), new Date('2027-03-01T19:30:00Z'), 1)).toBe(
      '2027-03-02',
    );
    expect(addWorkingDays(aCalendar('metropole', 'Indian/Reunion'), new Date('2027-03-01T20:30:00Z'), 1)).toBe(
      '2027-03-03',
    );
  });

  it('starts on Monday for what comes at the week-end (EL-05)', () => {
    expect(addWorkingDays(metropole, new Date('2027-03-06T10:00:00+01:00'), 1)).toBe('2027-03-08');
  });

  it('of none is the day itself, or the first working day after it', () => {
    expect(addWorkingDays(metropole, monday, 0)).toBe('2027-03-01');
    expect(addWorkingDays(metropole, new Date('2027-03-27T10:00:00+01:00'), 0)).toBe('2027-03-30');
  });

  it('is longer in Alsace-Moselle over Good Friday (EL-06)', () => {
    const thursday = new Date('2027-03-25T10:00:00+01:00');
    expect(addWorkingDays(metropole, thursday, 1)).toBe('2027-03-26');
    expect(addWorkingDays(alsace, thursday, 1)).toBe('2027-03-30');
  });

  it('always ends on a working day, a longer delay later than a shorter one', () => {
    const anyDate = fc.date({ min: new Date('2020-01-01'), max: new Date('2045-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = addWorkingDays(metropole, from, days);
        expect(isWorkingDay(metropole, end)).toBe(true);
        expect(addWorkingDays(metropole, from, days - 1) <= end).toBe(true);
        expect(addWorkingDays(metropole, from, days + 1) > end).toBe(true);
      }),
    );
  });
});

describe('a promise of a service', () => {
  const closed = aCalendar('metropole', 'Europe/Paris', [
    { from: '2027-03-03', to: '2027-03-03', reason: 'Inventaire' },
    { from: '2027-03-08', to: '2027-03-12', services: ['etat-civil'], reason: 'Congés' },
  ]);

  it('does not run while the town hall, or that service, is closed; the law does', () => {
    expect(addWorkingDays(closed, monday, 5)).toBe('2027-03-08');
    expect(addServiceDays(closed, 'voirie', monday, 5)).toBe('2027-03-09');
    expect(addServiceDays(closed, 'etat-civil', monday, 5)).toBe('2027-03-16');
  });

  it('is recalled so many of its days before', () => {
    expect(serviceDaysBefore(metropole, 'voirie', '2027-03-30', 2)).toBe('2027-03-25');
    expect(serviceDaysBefore(closed, 'etat-civil', '2027-03-16', 2)).toBe('2027-03-05');
    expect(serviceDaysBefore(closed, 'etat-civil', '2027-03-16', 5)).toBe('2027-03-01');
  });
});

it('the first instant of a day is that of France, in winter and in summer', () => {
  expect(startOfDay(metropole, '2027-03-01').toISOString()).toBe('2027-02-28T23:00:00.000Z');
  expect(startOfDay(metropole, '2027-03-29').toISOString()).toBe('2027-03-28T22:00:00.000Z');
});

describe('the end of a day', () => {
  it('is the last millisecond in France, in winter, in summer and on the day the clock changes', () => {
    expect(endOfDay(metropole, '2027-03-01').toISOString()).toBe('2027-03-01T22:59:59.999Z');
    expect(endOfDay(metropole, '2027-07-01').toISOString()).toBe('2027-07-01T21:59:59.999Z');
    expect(endOfDay(metropole, '2027-03-28').toISOString()).toBe('2027-03-28T21:59:59.999Z');
  });
});
