import type { ContactState, Debt, MessageChannel, MessageState } from '../../web/src/api/types.js';
import { standsInWords } from '../../web/src/contact/stands.js';

type Said = [MessageChannel, MessageState];
type Owed = Pick<Debt, 'state' | 'reason'>;

const stands = (said: Said[], debts: Owed[] = [], state: ContactState = 'told', dossiers = 1) =>
  standsInWords({
    state,
    messages: said.map(([channel, its]) => ({ channel, state: its })),
    dossiers: Array.from({ length: dossiers }, () => ({ debts })),
  });

const told = 'Aiguillé, l’usager est prévenu';
const failed = 'Aiguillé, l’usager n’a pas pu être prévenu';
const owed: Owed = { state: 'owed', reason: null };

describe('where a contact stands, as its page says it', () => {
  it.each<[string, Said[], Owed[]]>([
    ['whose mail has gone and has not come back', [['email', 'accepted']], [owed]],
    ['whose mail arrived', [['email', 'delivered']], []],
    [
      'whose mail came back, and whose SMS has gone',
      [
        ['email', 'bounced'],
        ['sms', 'accepted'],
      ],
      [owed],
    ],
    ['with whom an agent has spoken', [], [{ state: 'settled', reason: 'Appelé à 11 h.' }]],
    [
      'with whom an agent has spoken since the mail came back',
      [['email', 'bounced']],
      [{ state: 'settled', reason: 'Appelé.' }],
    ],
  ])('the usager knows %s', (_, said, debts) => expect(stands(said, debts)).toBe(told));

  it('is not told by one dossier what another could not say', () => {
    const said: Said[] = [
      ['email', 'bounced'],
      ['email', 'accepted'],
    ];
    expect(stands(said, [owed], 'told', 2)).toBe('Aiguillé');
  });

  it.each<[string, Said[], Owed[]]>([
    [
      'whose mails came back, one of which had said what another should',
      [['email', 'bounced']],
      [{ state: 'settled', reason: 'said-since' }],
    ],
    ['whose mail came back', [['email', 'bounced']], [owed]],
    [
      'whom every way refused',
      [
        ['email', 'refused'],
        ['sms', 'refused'],
      ],
      [owed],
    ],
    ['who gave nothing to be reached by', [], [{ state: 'waived', reason: 'no_contact' }]],
    ['whom a colleague found no way to', [], [{ state: 'waived', reason: 'unreachable' }]],
  ])('the usager could not be told %s', (_, said, debts) => expect(stands(said, debts)).toBe(failed));

  it.each<[string, Said[], Owed[]]>([
    ['while the message waits', [['email', 'composed']], [owed]],
    ['while nobody knows whether it left', [['email', 'unknown']], [owed]],
    [
      'of a letter, which is printed and perhaps not posted',
      [['letter', 'delivered']],
      [{ state: 'settled', reason: null }],
    ],
    [
      'when the first message arrived and the last came back',
      [
        ['email', 'delivered'],
        ['email', 'bounced'],
      ],
      [owed],
    ],
    ['when no answer is owed', [], [{ state: 'waived', reason: 'told-already' }]],
    ['while somebody is to telephone', [], [owed]],
    ['to whom the reason is hidden', [], [{ state: 'waived', reason: null }]],
  ])('nothing is said of the usager %s', (_, said, debts) => expect(stands(said, debts)).toBe('Aiguillé'));

  it('of the other states the state alone is said', () => {
    expect(stands([['email', 'delivered']], [], 'to-qualify')).toBe('À qualifier');
  });
});
