import { describe, expect, it } from '@jest/globals';
import { BadCommand } from './bad-command.js';
import { Mailbox } from './mailbox.js';
import { mailsIn } from './sequence-set.js';

const mailbox = new Mailbox(1);
for (let count = 0; count < 5; count += 1) mailbox.append(Buffer.from('x'), new Date());

describe('a set of mails', () => {
  it.each([
    ['1', [1]],
    ['2:4', [2, 3, 4]],
    ['4:2', [2, 3, 4]],
    ['*', [5]],
    ['4:*,1', [1, 4, 5]],
    ['9:*', [5]],
    ['9', []],
  ])('by place: %s', (set, places) => {
    expect(mailsIn(mailbox, set, false).map(({ sequence }) => sequence)).toEqual(places);
  });

  it('by UID is not by place', () => {
    const uids = mailbox.mails.map(({ uid }) => uid);
    expect(mailsIn(mailbox, `${uids[1]}:*`, true).map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    expect(mailsIn(mailbox, '1:5', true)).toEqual([]);
  });

  it('is empty in an empty mailbox', () => {
    expect(mailsIn(new Mailbox(1), '1:*', false)).toEqual([]);
    expect(mailsIn(new Mailbox(1), '1:*', true)).toEqual([]);
  });

  it.each(['', 'x', '1:', ':1', '1,,2', '1:2:3', '-1'])('that is not one is refused: %j', (set) => {
    expect(() => mailsIn(mailbox, set, false)).toThrow(BadCommand);
  });
});
