import { describe, expect, it } from '@jest/globals';
import { addMonths } from './days.js';
import { announcedOn, isSuspended, suspendedUntil, tacitDecisionOn, type LegalFacts } from './legal-clock.js';

const facts = (regime: LegalFacts['law']['regime'], more: Partial<LegalFacts> = {}): LegalFacts => ({
  law: { regime, silenceMonths: 2 },
  receivedOn: '2027-03-01',
  competentOn: '2027-03-01',
  asked: [],
  answeredOn: null,
  ...more,
});
const months = (silenceMonths: number | null) => ({ regime: 'SVR' as const, silenceMonths });
const asked = (askedOn: string, deadline: string, receivedOn: string | null = null) => ({
  askedOn,
  deadline,
  receivedOn,
});

describe('SI-14: the same day of the month, its last one where it has none', () => {
  it.each([
    ['2027-03-01', 2, '2027-05-01'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-12-30', 2, '2027-02-28'],
    ['2026-12-28', 2, '2027-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-08-31', 1, '2027-09-30'],
    ['2027-07-31', 2, '2027-09-30'],
    ['2027-10-31', 4, '2028-02-29'],
    // Neither a Sunday nor a holiday moves it: 14 July, All Saints, Easter Monday.
    ['2027-05-14', 2, '2027-07-14'],
    ['2027-09-01', 2, '2027-11-01'],
    ['2027-01-29', 2, '2027-03-29'],
    // Nor a change of clock in between.
    ['2027-01-28', 2, '2027-03-28'],
    ['2027-08-31', 2, '2027-10-31'],
  ])('%s and %i months: %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });
});

describe('when silence decides', () => {
  it('SI-01: two months after the reception, it accepts', () => {
    expect(tacitDecisionOn(facts('SVA'))).toBe('2027-05-01');
  });

  it('SI-02: two months after, it rejects', () => {
    expect(tacitDecisionOn(facts('SVR'))).toBe('2027-05-01');
  });

  it('SI-05: four months where places are limited; SI-08 and SI-09: one month for a document or an attestation', () => {
    expect(tacitDecisionOn(facts('SVR', { law: months(4) }))).toBe('2027-07-01');
    expect(tacitDecisionOn(facts('SVR', { law: months(1) }))).toBe('2027-04-01');
  });

  it.each(['SPECIAL', 'NONE', 'INFO', 'EXTERNAL', 'UNDETERMINED'] as const)(
    'AR-09, SI-10: never under the regime %s, even where a delay is written',
    (regime) => {
      expect(tacitDecisionOn(facts(regime))).toBeNull();
      expect(isSuspended(facts(regime, { asked: [asked('2027-03-01', '2027-03-15')] }), '2027-03-02')).toBe(false);
    },
  );

  it('never without a delay', () => {
    expect(tacitDecisionOn(facts('SVR', { law: months(null) }))).toBeNull();
  });

  it('not once the usager was answered; on the day itself it has decided', () => {
    expect(tacitDecisionOn(facts('SVA', { answeredOn: '2027-04-30' }))).toBeNull();
    expect(tacitDecisionOn(facts('SVA', { answeredOn: '2027-05-01' }))).toBe('2027-05-01');
  });

  it('TR-02: a rejection counts from the first reception, an acceptance from that by whoever is competent', () => {
    const sentOn = { competentOn: '2027-03-10' };
    expect(tacitDecisionOn(facts('SVR', sentOn))).toBe('2027-05-01');
    expect(tacitDecisionOn(facts('SVA', sentOn))).toBe('2027-05-10');
    expect(tacitDecisionOn(facts('SVA', { competentOn: null }))).toBeNull();
  });
});

describe('missing pieces', () => {
  const budget = asked('2027-03-01', '2027-03-15');

  it('PI-01: an acceptance does not begin before they are all here', () => {
    expect(tacitDecisionOn(facts('SVA', { asked: [budget] }))).toBeNull();
    expect(isSuspended(facts('SVA', { asked: [budget] }), '2027-09-01')).toBe(true);
    const here = [{ ...budget, receivedOn: '2027-04-20' }];
    expect(tacitDecisionOn(facts('SVA', { asked: here }))).toBe('2027-06-20');
    expect(tacitDecisionOn(facts('SVA', { asked: [...here, asked('2027-04-02', '2027-05-01')] }))).toBeNull();
  });

  it('PI-01: a rejection stands still until the deadline', () => {
    const waiting = facts('SVR', { asked: [budget] });
    expect(tacitDecisionOn(waiting)).toBe('2027-05-15');
    expect([suspendedUntil(waiting, '2027-03-14'), suspendedUntil(waiting, '2027-03-15')]).toEqual([
      '2027-03-15',
      null,
    ]);
  });

  it('PI-01b, J05: due on 1 May, asked on 1 March, here on 8 March: 8 May', () => {
    expect(announcedOn(facts('SVR', { asked: [budget] }), '2027-03-01')).toBe('2027-05-01');
    const here = facts('SVR', { asked: [{ ...budget, receivedOn: '2027-03-08' }] });
    expect(tacitDecisionOn(here)).toBe('2027-05-08');
    expect(announcedOn(here, '2027-03-08')).toBe('2027-05-08');
    expect(isSuspended(here, '2027-03-08')).toBe(false);
  });

  it('PI-01b: what never comes, or comes late, suspends no longer than the deadline', () => {
    const late = facts('SVR', { asked: [{ ...budget, receivedOn: '2027-04-02' }] });
    expect(tacitDecisionOn(late)).toBe('2027-05-15');
    expect(announcedOn(facts('SVR', { asked: [budget] }), '2027-03-15')).toBe('2027-05-15');
  });

  it('a day that two requests suspend counts once', () => {
    const both = [asked('2027-03-01', '2027-03-11', '2027-03-06'), asked('2027-03-04', '2027-03-20', '2027-03-10')];
    expect(tacitDecisionOn(facts('SVR', { asked: both }))).toBe('2027-05-10');
  });

  it('pieces that are asked for once silence has decided change nothing', () => {
    const late = [asked('2027-05-01', '2027-05-20')];
    for (const regime of ['SVA', 'SVR'] as const) {
      expect(tacitDecisionOn(facts(regime, { asked: late }))).toBe('2027-05-01');
      expect(isSuspended(facts(regime, { asked: late }), '2027-05-02')).toBe(false);
    }
  });

  it('AR-06: an acknowledgement says the day « sous réserve que la demande soit complète »', () => {
    expect(announcedOn(facts('SVA', { asked: [budget] }), '2027-03-01')).toBe('2027-05-01');
  });
});
