import { describe, expect, it } from '@jest/globals';
import { writtenAt } from './written-at.js';

describe('when a copied mail was written', () => {
  it.each([
    ['lundi 1 mars 2027 09:00', '2027-03-01T08:00:00.000Z'],
    ['lun. 1 mars 2027 à 09:00', '2027-03-01T08:00:00.000Z'],
    ['jeudi 1er juillet 2027 à 9 h 05', '2027-07-01T07:05:00.000Z'],
    ['mercredi 3 mars 2027 à 10:12:33 UTC+1', '2027-03-03T09:12:33.000Z'],
    ['3 août 2027 à 10:12:33 UTC+2', '2027-08-03T08:12:33.000Z'],
    ['Mercredi 3 Mars 2027 10:12:33', '2027-03-03T09:12:33.000Z'],
    ['03/03/2027 10:12 (GMT+01:00)', '2027-03-03T09:12:00.000Z'],
    ['03/04/2027 10:12', '2027-04-03T08:12:00.000Z'],
    ['13/04/27 10:12', '2027-04-13T08:12:00.000Z'],
    ['4/13/2027 10:12 PM', '2027-04-13T20:12:00.000Z'],
    ['2027-03-03 10:12', '2027-03-03T09:12:00.000Z'],
    ['2027-03-03T10:12:33+01:00', '2027-03-03T09:12:33.000Z'],
    ['2027-03-03T10:12:33Z', '2027-03-03T10:12:33.000Z'],
    ['Wed, 3 Mar 2027 10:12:33 +0100', '2027-03-03T09:12:33.000Z'],
    ['Wed, 3 Mar 2027 10:12:33 -0530 (IST)', '2027-03-03T15:42:33.000Z'],
    ['Mon, Mar 1, 2027 at 12:05 AM', '2027-02-28T23:05:00.000Z'],
    ['Monday, March 1, 2027 9:00 AM', '2027-03-01T08:00:00.000Z'],
    ['March 3, 2027 at 10:12:33 AM GMT+1', '2027-03-03T09:12:33.000Z'],
    ['Montag, 1. März 2027 09:00', '2027-03-01T08:00:00.000Z'],
    ['1 mars 2027 10:12 CET', '2027-03-01T09:12:00.000Z'],
  ])('%s', (words, at) => {
    expect(writtenAt(words)?.toISOString()).toBe(at);
  });

  it.each([
    ['a day that may be two', '03/04/2027 10:12 AM'],
    ['a weekday that does not fit', 'mardi 1 mars 2027 09:00'],
    ['a day without its hour', 'lundi 1 mars 2027'],
    ['no such day', '31 février 2027 09:00'],
    ['no such hour', '1 mars 2027 25:00'],
    ['no such hour of twelve', '1 March 2027 13:00 PM'],
    ['a zone that is not known', '1 March 2027 09:00 PDT'],
    ['no such month', '1 brumaire 2027 09:00'],
    ['a year of no mail', '1 mars 0027 09:00'],
    ['hier', 'hier à 10:00'],
    ['nothing', ''],
  ])('is not said for sure: %s', (_, words) => {
    expect(writtenAt(words)).toBeNull();
  });
});
