import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '../../pipeline/intake/door.types.js';
import type { CallNotes } from './call-notes.js';
import { callFacts, hasEnded, overdue } from './call-outcome.js';

const start = Date.parse('2027-03-01T09:00:00Z');
const line = '+33465711050';
let position = 0;

function note<Kind extends keyof CallNotes>(kind: Kind, data: CallNotes[Kind], second = 0): LiveEvent {
  return { key: `${kind}-${position++}`, kind, at: new Date(start + second * 1000), data: { ...data } };
}
const incoming = note('incoming', { line, withheld: false });
const dial = (leg: number, transfer = false) =>
  note('dial', { leg, number: '+33465719000', reason: transfer ? 'busy' : 'dialled', transfer });
const leg = (number: number, status: string, second = 0) => note('leg', { leg: number, status }, second);
const ended = (status = 'completed', seconds: number | null = 40) => note('status', { status, seconds }, 40);

describe('what a call was', () => {
  const outcomeOf = (...notes: LiveEvent[]) => callFacts([incoming, ...notes]).call?.outcome;

  it('answered: somebody took it, by whichever callback we learn it', () => {
    expect(outcomeOf(dial(1), leg(1, 'in-progress'), ended())).toBe('answered');
    expect(outcomeOf(dial(1), leg(1, 'completed'), ended())).toBe('answered');
    expect(outcomeOf(dial(1), note('dialled', { leg: 1, status: 'completed' }), ended())).toBe('answered');
  });

  it('missed: everybody was tried and the caller was told so', () => {
    expect(outcomeOf(dial(1), leg(1, 'busy'), note('unanswered', {}), ended())).toBe('missed');
  });

  it('abandoned: the caller hung up first', () => {
    expect(outcomeOf(ended())).toBe('abandoned');
    expect(outcomeOf(dial(1), leg(1, 'no-answer'), ended())).toBe('abandoned');
    expect(outcomeOf(ended('no-answer', 0))).toBe('abandoned');
  });

  it('failed: the network broke it', () => {
    expect(outcomeOf(ended('failed', 0))).toBe('failed');
  });

  it('keeps the number dialled and counts only the transfers that were rung', () => {
    const notes = [incoming, dial(1), leg(1, 'busy'), dial(2, true), leg(2, 'in-progress'), dial(3, true), ended()];
    expect(callFacts(notes).call).toEqual({
      calledSda: line,
      withheld: false,
      transfers: 1,
      outcome: 'answered',
      seconds: 40,
    });
  });

  it('keeps the words, and a short subject that ends at a word', () => {
    const words =
      'Je voudrais savoir quand passera le service des espaces verts, parce que le square Pasteur est plein.';
    const facts = callFacts([incoming, note('question', { words, digit: null }), ended()]);
    expect(facts.text).toBe(words);
    expect(facts.subject).toBe('Je voudrais savoir quand passera le service des espaces verts, parce que le…');
  });

  it('measures the time by itself when the carrier does not say', () => {
    expect(callFacts([incoming, leg(1, 'ringing', 12), ended('completed', null)]).call?.seconds).toBe(40);
  });
});

describe('the end of a call', () => {
  it('is sure once the call is over and every desk rung has a result, in whatever order they come', () => {
    expect(hasEnded([incoming])).toBe(false);
    expect(hasEnded([incoming, ended()])).toBe(true);
    expect(hasEnded([ended(), incoming, dial(1), leg(1, 'ringing')])).toBe(false);
    expect(hasEnded([ended(), leg(1, 'no-answer'), dial(1), incoming])).toBe(true);
    expect(hasEnded([incoming, dial(1), note('dialled', { leg: 1, status: 'busy' }), dial(2, true), ended()])).toBe(
      false,
    );
    expect(hasEnded([incoming, ended('ringing')])).toBe(false);
  });

  it('is presumed after a while when it was not told: soon, unless they are talking', () => {
    const isOverdue = (minutes: number, ...notes: LiveEvent[]) =>
      overdue([incoming, ...notes], new Date(start + minutes * 60_000)) !== null;
    expect([14, 16].map((minutes) => isOverdue(minutes))).toEqual([false, true]);
    expect([2, 4].map((minutes) => isOverdue(minutes, dial(1), ended()))).toEqual([false, true]);
    const talking = [dial(1), leg(1, 'in-progress')];
    expect([239, 256].map((minutes) => isOverdue(minutes, ...talking))).toEqual([false, true]);
    expect(isOverdue(20, ...talking, leg(1, 'completed'))).toBe(true);
  });
});
