import { BadCommand } from './bad-command.js';
import type { Mailbox, StoredMail } from './mailbox.js';
import { wordOf, type Argument } from './parse-command.js';

/** A mail with its sequence number. */
export interface NumberedMail extends StoredMail {
  sequence: number;
}

/** The mails that a set such as `1:3,7,10:*` names (RFC 3501 9, sequence-set), by UID or by sequence number. */
export function mailsIn({ mails, uidNext }: Mailbox, set: Argument | undefined, byUid: boolean): NumberedMail[] {
  const ranges = rangesOf(wordOf(set), byUid ? uidNext - 1 : mails.length);
  const isNamed = (number: number) => ranges.some(([low, high]) => low <= number && number <= high);
  return mails
    .map((mail, index) => ({ ...mail, sequence: index + 1 }))
    .filter(({ uid, sequence }) => isNamed(byUid ? uid : sequence));
}

/** Bounds may come in either order, and `*` is the last number there is: `9:*` names it even when it is below 9. */
function rangesOf(set: string, last: number): [number, number][] {
  return set.split(',').map((part) => {
    const found = /^(\d+|\*)(?::(\d+|\*))?$/.exec(part);
    if (!found) throw new BadCommand('a set of numbers is expected');
    const [from, to] = [found[1]!, found[2] ?? found[1]!].map((bound) => (bound === '*' ? last : Number(bound)));
    return [Math.min(from!, to!), Math.max(from!, to!)];
  });
}
