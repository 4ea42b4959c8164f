import { describe, expect, it } from '@jest/globals';
import { reachedTownHallAt, saidSender, type StoredReading } from './rows.js';

const received_at = new Date('2027-03-10T09:00:00Z');
const agent = { name: 'Marie Petit', email: 'marie.petit@ville.example' };

function passedOn(
  writtenAt: string | null,
  sender: StoredReading['sender'] = { name: 'Sophie Durand' },
): StoredReading {
  return {
    sender,
    mail: { messageId: null, inReplyTo: null, references: [], bouncedMessageId: null, relay: { agent, writtenAt } },
  };
}

describe('a mail that an agent passed on', () => {
  it('reached the town hall when the usager wrote to the agent', () => {
    const at = reachedTownHallAt({ received_at, reading: passedOn('2027-03-01T08:00:00.000Z') });
    expect(at).toEqual(new Date('2027-03-01T08:00:00Z'));
  });

  it.each([
    ['nobody knows when it was written', passedOn(null)],
    ['it would have been written after it arrived', passedOn('2027-03-11T08:00:00.000Z')],
    ['it would have been written years before', passedOn('2024-03-01T08:00:00.000Z')],
    ['the date is none', passedOn('hier')],
    ['nobody passed it on', { sender: {} }],
    ['it is no mail', null],
  ])('but when it arrived, where %s', (_, reading) => {
    expect(reachedTownHallAt({ received_at, reading })).toBe(received_at);
  });

  it('is the usager’s, and an agent’s address is never answered in their place', () => {
    expect(saidSender({ sender: agent, reading: passedOn(null) })).toEqual({ name: 'Sophie Durand' });
  });
});

it('what was read of a sender is surer than what the door knew', () => {
  const reading = { sender: { name: 'Inès Garcia' } };
  expect(saidSender({ sender: { email: 'ines@courriel.example', name: 'ig' }, reading })).toEqual({
    email: 'ines@courriel.example',
    name: 'Inès Garcia',
  });
});
