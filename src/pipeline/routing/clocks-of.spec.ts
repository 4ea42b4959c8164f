import { describe, expect, it } from '@jest/globals';
import { loadConfiguration, type Legal } from '../../towns/configuration/index.js';
import { townOf, type Town } from '../../towns/index.js';
import { plan, type Routed } from './plan.js';

const { configuration } = await loadConfiguration('config');
const shipped = townOf(configuration!, 'saint-aubin-sur-gier')!;
const at = new Date('2027-03-01T10:00+01:00');
const letter: Routed = {
  channel: 'letter',
  receivedAt: at,
  sender: {},
  serviceId: null,
  documentsMissing: [],
  at,
  askedAt: at,
  places: [],
  address: [],
  segment: 'particulier',
  danger: null,
  hasDeadline: false,
};

/** The town, where the law of a démarche is another. */
function under(id: string, law: Partial<Legal>): Town {
  const demarche = shipped.demarches.get(id)!;
  const changed = { ...demarche, legal: { ...demarche.legal, ...law } };
  return { ...shipped, demarches: new Map([...shipped.demarches, [id, changed]]) };
}

describe('the clocks of a dossier when it is routed', () => {
  it('TR-02: what another administration answers is rejected from our reception, and accepted from theirs', () => {
    const tacitOn = (regime: 'SVA' | 'SVR') =>
      plan(under('allocations-caf', { regime, silence: 'P2M' }), 'allocations-caf', letter, true).tacitOn;
    expect([tacitOn('SVR'), tacitOn('SVA')]).toEqual(['2027-05-01', null]);
  });

  it.each([
    ['2027-03-01T10:00+01:00', '2027-03-01'],
    ['2027-02-27T10:00+01:00', '2027-03-01'],
  ])('TR-03: sends on the very day what bears a deadline, or the first working day after it (%s)', (received, day) => {
    const receivedAt = new Date(received);
    const dueOn = (hasDeadline: boolean) =>
      plan(shipped, 'allocations-caf', { ...letter, receivedAt, hasDeadline }, true)
        .tasks.find(({ kind }) => kind === 'transmission')!
        .dueAt!.toISOString()
        .slice(0, 10);
    expect(dueOn(true)).toBe(day);
    expect(dueOn(false) > day).toBe(true);
  });

  it('N-04, EL-06: the CCAS receives in turn what came by the town hall’s door, and has ten days from then', () => {
    const later = { ...letter, channel: 'email' as const, at: new Date('2027-03-04T10:00+01:00') };
    const lateAt = (serviceId: string | null) => {
      const { competentAt, timers } = plan(shipped, 'domiciliation', { ...later, serviceId }, true);
      return [
        competentAt,
        timers
          .find(({ kind }) => kind === 'acknowledgement-late')!
          .dueAt.toISOString()
          .slice(0, 10),
      ];
    };
    expect(lateAt(null)).toEqual([later.at, '2027-03-18']);
    expect(lateAt('ccas')).toEqual([null, '2027-03-15']);
  });

  it('AR-14, TR-06: begins with the reception, however late it is routed', () => {
    const late = { ...letter, askedAt: new Date('2027-04-20T10:00+02:00') };
    const { tacitOn, targetDate, timers } = plan(shipped, 'subvention-association', late, true);
    expect([tacitOn, targetDate]).toEqual(['2027-05-01', '2027-04-13']);
    // The reminders whose moment has passed are not given all at once.
    expect(timers.map(({ key }) => key)).toEqual([
      'promise-passed-2027-04-13',
      'tacit-decision-2027-05-01-7',
      'tacit-decision-2027-05-01-2',
      'progress-due-2027-05-03T22:00:00.000Z',
    ]);
  });

  it('pieces are asked for from today, not from a reception that is long past', () => {
    const late = { ...letter, documentsMissing: ['Budget'], askedAt: new Date('2027-04-12T10:00+02:00') };
    const { asked, debts, tacitOn } = plan(shipped, 'subvention-association', late, true);
    expect(asked).toMatchObject({ documents: ['Budget'], deadline: '2027-04-26' });
    expect(debts[0]!.facts).toMatchObject({ missingDeadline: '2027-04-26' });
    expect(tacitOn).toBe('2027-05-15');
  });

  it('AR-11: nobody is asked for the law of what another administration answers, nor the usager for pieces', () => {
    const town = under('allocations-caf', { regime: 'UNDETERMINED' });
    const form = {
      ...letter,
      channel: 'web_form' as const,
      sender: { phone: '+33639984101' },
      documentsMissing: ['Attestation'],
    };
    const { isLawUnsure, debts } = plan(town, 'allocations-caf', form, true);
    expect([isLawUnsure, debts.map(({ kind }) => kind)]).toEqual([
      false,
      ['transmission-notice', 'registration-notice'],
    ]);
  });

  it('TR-04: has no law where the usager is only told where to go', () => {
    const { mode, law, isLawUnsure, timers } = plan(shipped, 'allocations-caf', { ...letter, channel: 'call' }, true);
    expect({ mode, law, isLawUnsure, timers }).toEqual({
      mode: 'orientation',
      law: null,
      isLawUnsure: false,
      timers: [],
    });
  });

  it('does not promise anything for a day on which the service is closed', () => {
    const closures = [{ from: '2027-03-02', to: '2027-03-05', services: ['voirie-proprete'], reason: 'Congés' }];
    const town = { ...shipped, configuration: { ...shipped.configuration, closures } };
    expect(plan(shipped, 'degradation-voirie', letter, true).targetDate).toBe('2027-03-08');
    expect(plan(town, 'degradation-voirie', letter, true).targetDate).toBe('2027-03-12');
  });
});
