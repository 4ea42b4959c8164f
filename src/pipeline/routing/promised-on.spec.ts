import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../towns/configuration/index.js';
import { townOf } from '../../towns/index.js';
import { promisedOn } from './promised-on.js';

const { configuration } = await loadConfiguration('config');
const town = townOf(configuration!, 'saint-aubin-sur-gier')!;
const monday = new Date('2027-03-01T10:00+01:00');
const promise = (relayedAt?: string) =>
  promisedOn(town, 'etat-civil', { receivedAt: monday, ...(relayedAt && { relayedAt: new Date(relayedAt) }) }, 5);

describe('the day by which a service promises to answer', () => {
  it('is counted from reception', () => {
    expect(promise()).toBe('2027-03-08');
  });

  it('also of what an agent passed on some days later', () => {
    expect(promise('2027-03-04T10:00+01:00')).toBe('2027-03-08');
  });

  it('but from the day it was passed on where the promised day was over by then', () => {
    expect(promise('2027-03-15T10:00+01:00')).toBe('2027-03-22');
  });
});
