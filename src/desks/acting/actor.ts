import type { Caller } from '../../access/index.js';

/** Who signs a line of the journal: a login, or the label of a key. */
export function actorOf(caller: Caller): string {
  return caller.login;
}
