import { confidenceInWords } from '../../web/src/qualify/confidence-words.js';
import { inOrder, nextOf, reasonsOf } from '../../web/src/qualify/queue-order.js';
import { highlight } from '../../web/src/shared/highlight.js';
import { isFoundBy } from '../../web/src/shared/is-found-by.js';
import type { PileCard } from '../../web/src/api/types.js';

const marked = (text: string, reasons: string[]) =>
  highlight(text, reasons)
    .filter(({ weighed }) => weighed)
    .map(({ text: stretch }) => stretch);
const card = (id: string, reason: string, alerts: PileCard['alerts'] = []) => ({ id, reason, alerts }) as PileCard;

describe('the words that weighed', () => {
  it('are marked whatever their accents, capitals and plurals, and phrases as a whole', () => {
    expect(marked('Une PLACE en creche, des lampadaires.', ['crèche', 'lampadaire'])).toEqual([
      'creche',
      'lampadaires',
    ]);
    expect(marked('une place de crèche, la place du marché', ['place de crèche'])).toEqual(['place', 'de', 'crèche']);
  });

  it('are the usager’s, not those that stand for a hidden number', () => {
    const text = 'mon numéro [numéro de compte bancaire masqué] de compte';
    expect(marked(text, ['numéro', 'compte'])).toEqual(['numéro', 'compte']);
    expect(
      highlight(text, ['compte'])
        .map((each) => each.text)
        .join(''),
    ).toBe(text);
  });

  it('leave the text as it is, and mark no part of a word', () => {
    const text = 'Trouver un trou : « troué » ?\n\n🙂';
    expect(
      highlight(text, ['trou'])
        .map((each) => each.text)
        .join(''),
    ).toBe(text);
    expect(marked(text, ['trou'])).toEqual(['trou']);
    expect(marked(text, ['', '…'])).toEqual([]);
    expect(highlight('', ['trou'])).toEqual([]);
  });
});

it('a confidence is said in words, and never as certain', () => {
  expect([1, 0.91, 0.6, 0.31, 0.02].map(confidenceInWords)).toEqual([
    'presque sûr (99 %)',
    'presque sûr (91 %)',
    'probable (60 %)',
    'possible (31 %)',
    'peu probable (2 %)',
  ]);
});

it('a démarche is found by any of its words, without accents', () => {
  expect(isFoundBy('Place en crèche', 'creche pla')).toBe(true);
  expect(isFoundBy('Place en crèche', '')).toBe(true);
  expect(isFoundBy('Place en crèche', 'place ecole')).toBe(false);
});

describe('the order of the pile', () => {
  const emergency = card('d', 'unsure', [{ level: 'emergency' }]);
  const pile = [card('a', 'unsure'), card('b', 'no-words'), emergency, card('c', 'a-new-reason')];

  it('keeps dangers apart and everything in the order it came', () => {
    const { dangers, others } = inOrder(pile, null);
    expect([dangers, others].map((part) => part.map(({ id }) => id))).toEqual([['d'], ['a', 'b', 'c']]);
    expect(inOrder(pile, 'Rien d’écrit').others.map(({ id }) => id)).toEqual(['b']);
    expect(reasonsOf(pile).map(({ word }) => word)).toEqual([
      'Danger',
      'Pas assez sûr',
      'Rien d’écrit',
      'Autre raison',
    ]);
  });

  it('passes over what a colleague is on, unless nothing else is left', () => {
    expect(nextOf(pile, 'a', new Set(['b']))?.id).toBe('d');
    expect(nextOf(pile, 'c', new Set())?.id).toBe('a');
    expect(nextOf(pile.slice(0, 1), 'a', new Set(['a']))?.id).toBe('a');
    expect(nextOf([], null, new Set())).toBeNull();
  });
});
