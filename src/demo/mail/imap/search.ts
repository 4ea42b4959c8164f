import { BadCommand } from './bad-command.js';
import type { Mailbox, StoredMail } from './mailbox.js';
import { wordOf, type Argument } from './parse-command.js';
import { mailsIn } from './sequence-set.js';

type Test = (mail: StoredMail) => boolean;

/** Numbers of the mails that fit every key given: ALL, SEEN, UNSEEN, KEYWORD, UNKEYWORD and UID (RFC 3501 6.4.4). */
export function search(mailbox: Mailbox, keys: readonly Argument[], byUid: boolean): number[] {
  const tests = testsOf(mailbox, keys);
  return mailbox.mails.flatMap((mail, index) => {
    const fits = tests.every((test) => test(mail));
    return fits ? [byUid ? mail.uid : index + 1] : [];
  });
}

function testsOf(mailbox: Mailbox, keys: readonly Argument[]): Test[] {
  if (keys.length === 0) throw new BadCommand('nothing to search for');
  const tests: Test[] = [];
  for (let rest = keys; rest.length > 0;) {
    const key = wordOf(rest[0]).toUpperCase();
    const make = withoutValue[key];
    tests.push(make ?? withValue(mailbox, key, rest[1]));
    rest = rest.slice(make ? 1 : 2);
  }
  return tests;
}

const withoutValue: Record<string, Test> = {
  ALL: () => true,
  SEEN: ({ flags }) => flags.has('\\Seen'),
  UNSEEN: ({ flags }) => !flags.has('\\Seen'),
};

function withValue(mailbox: Mailbox, key: string, value: Argument | undefined): Test {
  if (key === 'UID') {
    const uids = new Set(mailsIn(mailbox, value, true).map(({ uid }) => uid));
    return ({ uid }) => uids.has(uid);
  }
  if (key !== 'KEYWORD' && key !== 'UNKEYWORD') throw new BadCommand('this server does not search for that');
  const keyword = wordOf(value);
  return ({ flags }) => flags.has(keyword) === (key === 'KEYWORD');
}
