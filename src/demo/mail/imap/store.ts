import { BadCommand } from './bad-command.js';
import type { Flags } from './flags.js';
import type { Mailbox } from './mailbox.js';
import { wordOf, wordsOf, type Argument } from './parse-command.js';
import { mailsIn } from './sequence-set.js';

/** Changes the flags of the mails that the set names, and yields what they now are unless `.SILENT` (RFC 3501 6.4.6). */
export function* store(
  mailbox: Mailbox,
  [set, item, ...flags]: readonly Argument[],
  byUid: boolean,
): Generator<string> {
  const asked = /^([+-]?)FLAGS(\.SILENT)?$/.exec(wordOf(item).toUpperCase());
  if (!asked) throw new BadCommand('only flags can be stored');
  const [, how, isSilent] = asked;
  const given = flags.flatMap(wordsOf);
  for (const mail of mailsIn(mailbox, set, byUid)) {
    change(mail.flags, how!, given);
    if (!isSilent) yield `* ${mail.sequence} FETCH (${byUid ? `UID ${mail.uid} ` : ''}FLAGS ${mail.flags.toString()})`;
  }
}

function change(flags: Flags, how: string, given: readonly string[]): void {
  if (how === '') flags.clear();
  for (const flag of given) {
    if (how === '-') flags.remove(flag);
    else flags.add(flag);
  }
}
