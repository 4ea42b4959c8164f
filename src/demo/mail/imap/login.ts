import { BadCommand } from './bad-command.js';
import { wordOf, type Argument } from './parse-command.js';
import type { Outcome, Session } from './session.js';

const refused = 'NO [AUTHENTICATIONFAILED] wrong name or password';

/** RFC 3501 6.2.3. */
export function login(session: Session, [user, password]: readonly Argument[]): Outcome {
  return enter(session, wordOf(user), wordOf(password));
}

/** SASL PLAIN (RFC 4616), its answer in the command itself (RFC 4959) or on the next line. */
export function authenticate(session: Session, [mechanism, initial]: readonly Argument[]): Outcome {
  if (wordOf(mechanism).toUpperCase() !== 'PLAIN') return 'NO only PLAIN is known here';
  if (initial !== undefined) return plain(session, wordOf(initial));
  return { prompt: '', next: (line) => plain(session, line) };
}

function plain(session: Session, encoded: string): string {
  if (encoded === '*') throw new BadCommand('as you wish');
  const [, user, password] = Buffer.from(encoded, 'base64').toString('latin1').split('\0');
  return enter(session, user ?? '', password ?? '');
}

function enter(session: Session, user: string, password: string): string {
  return session.enter(user, password) ? 'OK welcome' : refused;
}
