import { BadCommand } from './bad-command.js';
import { fetch } from './fetch.js';
import { permanentFlags } from './flags.js';
import { list } from './list.js';
import { authenticate, login } from './login.js';
import { wordOf, type Argument, type Command } from './parse-command.js';
import { search } from './search.js';
import type { OpenMailbox, Outcome, Session } from './session.js';
import { store } from './store.js';

type Verb = (session: Session, args: readonly Argument[]) => Outcome;
type MailboxVerb = (session: Session, opened: OpenMailbox, args: readonly Argument[], byUid: boolean) => Outcome;

/** Does what a command asks, writes its answers, and says how it ends. Throws BadCommand. */
export function run(session: Session, { name, args }: Command): Outcome {
  const always = atAnyTime.get(name);
  if (always) return always(session, args);
  if (!session.owner) return 'NO log in first';
  const inside = onceInside.get(name);
  if (inside) return inside(session, args);
  const byUid = name === 'UID';
  const onMailbox = onOpenMailbox.get(byUid ? wordOf(args[0]).toUpperCase() : name);
  if (!onMailbox) throw new BadCommand('this server does not know that command');
  if (!session.opened) return 'NO open a mailbox first';
  return onMailbox(session, session.opened, byUid ? args.slice(1) : args, byUid);
}

const atAnyTime = new Map<string, Verb>([
  ['CAPABILITY', (session) => said(session, ['* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE'])],
  ['NOOP', () => 'OK done'],
  ['LOGOUT', leave],
  ['LOGIN', login],
  ['AUTHENTICATE', authenticate],
]);

const onceInside = new Map<string, Verb>([
  ['LIST', (session, args) => said(session, list('LIST', args))],
  ['LSUB', (session, args) => said(session, list('LSUB', args))],
  ['SELECT', (session, args) => open(session, args, false)],
  ['EXAMINE', (session, args) => open(session, args, true)],
  ['IDLE', () => ({ prompt: 'idling', next: endOfIdle })],
]);

const onOpenMailbox = new Map<string, MailboxVerb>([
  ['SEARCH', (session, { mailbox }, keys, byUid) => said(session, [found(search(mailbox, keys, byUid))])],
  ['FETCH', (session, opened, args, byUid) => said(session, fetch(opened, args, byUid))],
  ['STORE', change],
]);

function found(numbers: readonly number[]): string {
  return ['* SEARCH', ...numbers].join(' ');
}

function change(
  session: Session,
  { mailbox, isReadOnly }: OpenMailbox,
  args: readonly Argument[],
  byUid: boolean,
): Outcome {
  if (isReadOnly) return 'NO the mailbox is open for reading only';
  return said(session, store(mailbox, args, byUid));
}

function said(session: Session, lines: Iterable<string | Buffer>): Outcome {
  for (const line of lines) session.send(line);
  return 'OK done';
}

function leave(session: Session): Outcome {
  session.isLeaving = true;
  return said(session, ['* BYE until next time']);
}

/** RFC 3501 6.3.1 and 6.3.2; a name that is not known leaves no mailbox open. */
function open(session: Session, [name]: readonly Argument[], isReadOnly: boolean): Outcome {
  const isInbox = wordOf(name).toUpperCase() === 'INBOX';
  session.close();
  if (!isInbox || !session.owner) return 'NO [NONEXISTENT] there is only INBOX';
  const { mails, uidValidity, uidNext } = session.owner;
  const kept = permanentFlags.join(' ');
  said(session, [
    `* FLAGS (${permanentFlags.slice(0, -1).join(' ')})`,
    `* ${mails.length} EXISTS`,
    '* 0 RECENT',
    `* OK [UIDVALIDITY ${uidValidity}] of this start`,
    `* OK [UIDNEXT ${uidNext}] the next mail's`,
    `* OK [PERMANENTFLAGS (${isReadOnly ? '' : kept})] kept`,
  ]);
  session.open(session.owner, isReadOnly);
  return isReadOnly ? 'OK [READ-ONLY] opened' : 'OK [READ-WRITE] opened';
}

/** RFC 2177: whatever else comes instead of DONE is a mistake. */
function endOfIdle(line: string): string {
  if (line.toUpperCase() !== 'DONE') throw new BadCommand('DONE was expected');
  return 'OK done';
}
