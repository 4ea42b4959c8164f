import { wordsOwed, type Joined } from './words-owed.js';

describe('what is owed to whoever writes about a dossier that is open', () => {
  const dossier = {
    id: 'one',
    demarche_id: 'degradation-voirie',
    target_date: '2027-03-08',
    confidential: false,
    came_by: 'email' as const,
    is_acknowledged: true,
    received_at: new Date('2027-03-01T09:00:00Z'),
  };
  const joined: Joined = {
    contactId: 'next',
    channel: 'email',
    who: 'same',
    reminds: true,
    answersUs: false,
    isThanks: false,
    day: '2027-03-04',
    wordDueAt: new Date('2027-03-05T22:59:59Z'),
    answerDueAt: new Date('2027-03-25T22:59:59Z'),
  };
  const keys = (more: Partial<typeof joined>, of: Partial<Parameters<typeof wordsOwed>[0]> = {}) =>
    wordsOwed({ ...dossier, ...of }, { ...joined, ...more }).map(({ key }) => key);

  it('a usager who asks again hears where it stands, and of the day it was first told (AR-14)', () => {
    expect(wordsOwed(dossier, joined)).toMatchObject([
      { kind: 'progress', facts: { contact: 'next', firstToldAt: '2027-03-01T09:00:00.000Z' } },
    ]);
  });

  it('by whatever channel, the same (EG-01)', () => {
    for (const channel of ['call', 'email', 'letter', 'web_form', 'counter'] as const)
      expect(keys({ channel })).toEqual(['progress-2027-03-04']);
  });

  it('what was told by telephone is acknowledged once it is written, asked again or not (AR-07, J04)', () => {
    const called = { came_by: 'call', is_acknowledged: false } as const;
    for (const reminds of [true, false])
      for (const channel of ['email', 'web_form'] as const)
        expect(wordsOwed({ ...dossier, ...called }, { ...joined, reminds, channel })).toEqual([
          {
            dossierId: 'one',
            kind: 'acknowledgement',
            dueAt: joined.wordDueAt,
            payable: true,
            // Of a later contact: neutral, since the law counts from this writing (AR-09).
            facts: { contact: 'next' },
          },
        ]);
    expect(keys({}, { ...called, is_acknowledged: true })).toEqual(['progress-2027-03-04']);
    expect(keys({ channel: 'letter' }, called)).toEqual(['progress-2027-03-04']);
    expect(wordsOwed({ ...dossier, ...called }, { ...joined, reminds: false, answersUs: true })).toMatchObject([
      { kind: 'acknowledgement' },
    ]);
    expect(keys({ reminds: false, answersUs: true, isThanks: true }, called)).toEqual([]);
    expect(keys({}, { ...called, target_date: null })).toEqual([]);
  });

  it('nothing is said without a date of ours, or about what nobody has understood yet', () => {
    expect(keys({}, { target_date: null })).toEqual([]);
    expect(keys({}, { demarche_id: null })).toEqual([]);
    expect(keys({ reminds: false })).toEqual([]);
  });

  it('somebody else gets their own word and answer, by the channel they came by', () => {
    expect(keys({ who: 'other' })).toEqual(['acknowledgement-next', 'answer-next']);
    expect(keys({ who: 'other', channel: 'call' })).toEqual(['written-confirmation-next', 'answer-next']);
  });

  it('nobody, when they gave nothing to be told by, answer us, or the dossier is confidential', () => {
    expect(keys({ who: 'unknown' })).toEqual([]);
    expect(keys({ who: 'other', answersUs: true })).toEqual([]);
    expect(keys({ who: 'other' }, { confidential: true })).toEqual([]);
  });
});
