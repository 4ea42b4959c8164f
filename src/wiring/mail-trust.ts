import { addressForm } from '../channels/email/inspection/index.js';
import { dnsResolver, type Trust, type TownMailbox } from '../channels/email/index.js';
import type { Environment } from '../platform/config/index.js';

/** Whose word counts about the sender of a mail: that of the server of the mailbox it came to, then, if we are to look, our own. */
export function mailTrust(mailboxes: readonly TownMailbox[], { MAIL_AUTH }: Environment): (mailbox: string) => Trust {
  const servers = new Map(mailboxes.map(({ address, authservIds = [] }) => [addressForm(address), authservIds]));
  const resolver = MAIL_AUTH === 'compute' ? { resolver: dnsResolver() } : {};
  return (mailbox) => ({ authservIds: servers.get(addressForm(mailbox)) ?? [], ...resolver });
}
