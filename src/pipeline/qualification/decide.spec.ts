import type { ContactRow } from '../../dossiers/rows.js';
import type { Town } from '../../towns/index.js';
import { decide, isSure, type Known } from './decide.js';
import type { Judged } from './same-need/index.js';

describe('mails that come too fast to be a person’s', () => {
  const contact = { channel: 'email', subject: 'square', body: 'des seringues', facts: {} } as unknown as ContactRow;
  const burst: Known = {
    contact,
    guesses: [],
    dangers: [],
    segments: [],
    judged: [],
    repliesTo: null,
    recentMails: 3,
    decided: null,
  };
  const town = { demarches: new Map() } as unknown as Town;

  it('wait to be read (J16)', () => {
    expect(decide(burst, town, 0.8)).toEqual({ decision: 'to-read', reason: 'too-many-mails' });
  });

  it('call a person at once when they speak of danger, even of one that is only high (UR-01)', () => {
    const dangers = [{ alert: 'seringues', level: 'high' as const, numbers: ['15'], rule: 'UR-01', reason: '' }];
    expect(decide({ ...burst, dangers }, town, 0.8)).toEqual({ decision: 'to-person', reason: 'danger' });
  });
});

describe('a mail whose sender is forged', () => {
  const reading = { mail: { authenticity: { verdict: 'spoofed' } } };
  const contact = { channel: 'email', subject: 'Re: SA-2027-000001', body: 'Où en est-il ?', facts: {}, reading };
  const known: Known = {
    contact: contact as unknown as ContactRow,
    guesses: [{ demarche: 'renseignement', confidence: 1, reasons: [] }],
    dangers: [],
    segments: [],
    judged: [{ candidate: { id: 'quoted' } as Judged['candidate'], grade: 'certain', reasons: [] }],
    repliesTo: 'answered',
    recentMails: 0,
    decided: null,
  };
  const town = { demarches: new Map() } as unknown as Town;

  it('joins nothing and opens nothing by itself, whatever it answers, quotes or says', () => {
    expect(decide(known, town, 0.7)).toEqual({ decision: 'to-person', reason: 'forged' });
  });

  it('is looked at as a danger first (UR-01)', () => {
    const dangers = [{ alert: 'suicide', level: 'emergency' as const, numbers: ['15'], rule: 'UR-03', reason: '' }];
    expect(decide({ ...known, dangers }, town, 0.7)).toEqual({ decision: 'to-person', reason: 'danger' });
  });

  it('joins as any other when its domain says nothing', () => {
    const unproven = { ...contact, reading: { mail: { authenticity: { verdict: 'unproven' } } } };
    expect(decide({ ...known, contact: unproven as unknown as ContactRow }, town, 0.7)).toEqual({
      decision: 'joined',
      dossierId: 'answered',
    });
  });
});

describe('how sure is sure enough', () => {
  const services = [
    { id: 'accueil', confidential: false },
    { id: 'logement', confidential: false, delegated_to: 'ccas' },
    { id: 'ccas', confidential: true },
  ];
  const demarche = (service: string) => ({ actor: { type: 'municipal', service } });
  const town = {
    demarches: new Map([
      ['impayes-de-loyer', demarche('logement')],
      ['renseignement', demarche('accueil')],
    ]),
    services: new Map(services.map((service) => [service.id, service])),
    configuration: { slug: 'grandval', services, shared_services: [], default_service: 'accueil' },
  } as unknown as Town;
  const sure = (id: string, confidence: number) => isSure({ demarche: id, confidence, reasons: [] }, town, 0.7);

  it('more is asked where a confidential service answers, also for another (J12)', () => {
    expect([sure('renseignement', 0.8), sure('impayes-de-loyer', 0.8)]).toEqual([true, false]);
    expect(sure('impayes-de-loyer', 0.92)).toBe(true);
  });
});
