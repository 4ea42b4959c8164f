import { BadCommand } from './bad-command.js';
import { internalDate } from './internal-date.js';
import { wordsOf, type Argument } from './parse-command.js';
import type { OpenMailbox } from './session.js';
import { mailsIn, type NumberedMail } from './sequence-set.js';

type Part = (mail: NumberedMail) => Buffer;

/** One answer line per mail that the set names, each with the items asked for (RFC 3501 7.4.2). */
export function* fetch(
  { mailbox, isReadOnly }: OpenMailbox,
  args: readonly Argument[],
  byUid: boolean,
): Generator<Buffer> {
  const items = wordsOf(args[1]).map((item) => item.toUpperCase());
  const parts = new Map(items.map((item) => [item, partOf(item)]));
  if (byUid) parts.set('UID', partOf('UID'));
  const isReading = !isReadOnly && items.some((item) => item.startsWith('BODY['));
  for (const mail of mailsIn(mailbox, args[0], byUid)) {
    // Whoever takes the text of a mail without PEEK has read it, and is told so.
    const isNewlySeen = isReading && mail.flags.add('\\Seen');
    const told = isNewlySeen ? new Map([...parts, ['FLAGS', partOf('FLAGS')]]) : parts;
    yield line(mail, [...told.values()]);
  }
}

function line(mail: NumberedMail, parts: readonly Part[]): Buffer {
  const written = parts.flatMap((part, index) => (index === 0 ? [part(mail)] : [Buffer.from(' '), part(mail)]));
  return Buffer.concat([Buffer.from(`* ${mail.sequence} FETCH (`), ...written, Buffer.from(')')]);
}

function partOf(item: string): Part {
  const plain = plainParts[item];
  if (plain) return (mail) => Buffer.from(`${item} ${plain(mail)}`);
  const body = /^BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?$/.exec(item);
  if (!body) throw new BadCommand('this server does not tell that of a mail');
  const [from, length] = [body[1], body[2]];
  if (from === undefined) return ({ raw }) => withLiteral('BODY[]', raw);
  return ({ raw }) => withLiteral(`BODY[]<${from}>`, raw.subarray(Number(from), Number(from) + Number(length)));
}

const plainParts: Record<string, (mail: NumberedMail) => string> = {
  UID: ({ uid }) => String(uid),
  FLAGS: ({ flags }) => flags.toString(),
  INTERNALDATE: ({ internalDate: at }) => `"${internalDate(at)}"`,
  'RFC822.SIZE': ({ raw }) => String(raw.length),
};

function withLiteral(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${name} {${bytes.length}}\r\n`), bytes]);
}
