import { owedAfter } from './owed-after.js';
import { toldDemarche, type JournalLine } from './told-demarche.js';

const line = (kind: string, data: JournalLine['data'] = {}, refused = false): JournalLine => ({ kind, data, refused });
const dueAt = new Date('2027-03-15T17:00:00Z');
const planned = [
  { kind: 'acknowledgement' as const, dueAt, payable: true, facts: {} },
  { kind: 'answer' as const, dueAt, payable: false, facts: {} },
];
const keys = (debts: { key: string }[]) => debts.map(({ key }) => key);

describe('what the usager was told of a dossier that went to the wrong place', () => {
  const opened = line('opened', { demarche: 'a' });

  it('is nothing while only the date of arrival was confirmed', () => {
    expect(toldDemarche([line('opened'), line('message-composed', { key: 'registration-notice' })])).toBeNull();
    expect(toldDemarche([opened])).toBeNull();
  });

  it('is what the last word that arrived named, by message or face to face', () => {
    expect(toldDemarche([opened, line('message-composed', { key: 'acknowledgement' })])?.demarche).toBe('a');
    expect(toldDemarche([opened, line('debt-settled', { debt: 'written-confirmation' })])?.demarche).toBe('a');
    const corrected = [
      opened,
      line('message-composed', { key: 'acknowledgement' }),
      line('reassigned', { demarche: 'b' }),
      line('message-composed', { key: 'rectification-1' }),
    ];
    expect(toldDemarche(corrected)?.demarche).toBe('b');
    expect(toldDemarche(corrected.slice(0, 3))?.demarche).toBe('a');
  });

  it('is not what a message said that never arrived', () => {
    expect(toldDemarche([opened, line('message-composed', { key: 'acknowledgement' }, true)])).toBeNull();
  });
});

describe('what is owed after a correction', () => {
  const told = (demarche: string) => ({ kinds: new Set(['acknowledgement' as const]), demarche, service: null });

  it('is the plain acknowledgement when nothing was said yet', () => {
    expect(keys(owedAfter(planned, { told: null, demarche: 'b', correction: 1 }))).toEqual([
      'acknowledgement',
      'answer',
    ]);
  });

  it('is one word to put right what was wrong, and no second acknowledgement', () => {
    expect(keys(owedAfter(planned, { told: told('a'), demarche: 'b', correction: 1 }))).toEqual([
      'rectification-1',
      'answer',
    ]);
  });

  it('is no word at all when the correction was undone before anybody was told', () => {
    expect(keys(owedAfter(planned, { told: told('a'), demarche: 'a', correction: 2 }))).toEqual(['answer']);
  });

  it('is the acknowledgement when the usager had been sent to another administration', () => {
    const sentAway = { kinds: new Set(['orientation' as const]), demarche: 'a', service: null };
    expect(keys(owedAfter(planned, { told: sentAway, demarche: 'b', correction: 1 }))).toEqual([
      'acknowledgement',
      'answer',
    ]);
    const elsewhere = [{ kind: 'orientation' as const, dueAt, payable: true, facts: {} }];
    expect(keys(owedAfter(elsewhere, { told: sentAway, demarche: 'b', correction: 1 }))).toEqual(['orientation-2']);
  });
});
