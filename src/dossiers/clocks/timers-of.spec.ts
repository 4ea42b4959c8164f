import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../towns/configuration/index.js';
import { townOf } from '../../towns/index.js';
import { acknowledgementTimers, ownTermTimers, promiseTimers, suspensionTimers, tacitTimers } from './timers-of.js';

const { configuration } = await loadConfiguration('config');
const town = townOf(configuration!, 'saint-aubin-sur-gier')!;
/** Open on Saturday mornings too. */
const service = town.services.get('vie-associative')!;
const monday = new Date('2027-03-01T10:00:00+01:00');
const at = (local: string) => new Date(local);
const moments = (timers: { kind: string; dueAt: Date }[]) => timers.map(({ kind, dueAt }) => [kind, dueAt]);

describe('what is promised', () => {
  it('is recalled two days of work before, and when it has passed', () => {
    expect(moments(promiseTimers(town, service, '2027-03-30', monday))).toEqual([
      // Over Easter Monday, the 29th.
      ['promise-soon', at('2027-03-25T00:00:00+01:00')],
      ['promise-passed', at('2027-03-30T23:59:59.999+02:00')],
    ]);
  });

  it('is not recalled on the day it is promised for two days later', () => {
    expect(promiseTimers(town, service, '2027-03-03', monday).map(({ kind }) => kind)).toEqual(['promise-passed']);
  });
});

describe('AR-15: silence is announced to the service', () => {
  it('at 15, 7 and 2 days, on an opening that leaves as many', () => {
    expect(tacitTimers(town, service, '2027-05-03', monday).map(({ dueAt, facts }) => [facts!.left, dueAt])).toEqual([
      // 18 April is a Sunday, 26 April a Monday, 1 May a holiday and a Saturday.
      [15, at('2027-04-17T09:00+02:00')],
      [7, at('2027-04-26T08:30+02:00')],
      [2, at('2027-04-30T08:30+02:00')],
    ]);
  });

  it('once, when it is nearly there already; never without a day', () => {
    const late = tacitTimers(town, service, '2027-03-02', monday);
    expect(late.map(({ facts }) => facts)).toEqual([{ day: '2027-03-02', left: 2 }]);
    expect(tacitTimers(town, service, null, monday)).toEqual([]);
  });
});

it('EL-06: an electronic message is acknowledged within ten working days, with an alert at seven', () => {
  expect(moments(acknowledgementTimers(town, monday))).toEqual([
    ['acknowledgement-soon', at('2027-03-10T00:00:00+01:00')],
    ['acknowledgement-late', at('2027-03-15T23:59:59.999+01:00')],
  ]);
});

it('PI-01b: the clock of a rejection goes on from the deadline', () => {
  expect(moments(suspensionTimers(town, '2027-03-15'))).toEqual([['suspension-over', at('2027-03-15T00:00:00+01:00')]]);
  expect(suspensionTimers(town, null)).toEqual([]);
});

it('J10: an inscription on the electoral rolls is recalled three days after it came', () => {
  const days = town.demarches.get('inscription-listes-electorales')!.legal.reminder_days!;
  expect(moments(ownTermTimers(town, 'inscription-listes-electorales', '2027-03-01', days))).toEqual([
    ['own-term', at('2027-03-04T00:00:00+01:00')],
  ]);
  expect(ownTermTimers(town, 'subvention-association', '2027-03-01', null)).toEqual([]);
});
