import { replyAddress } from '../../dossiers/reply-token.js';
import type { Service } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';

/**
 * Where an answer to a mail about a dossier goes, so that it is read here and finds its dossier whatever a mail program kept of
 * ours: the service's mailbox, else the town's, under an address that names the dossier. Absent, the service's own address: where
 * we read it and it takes no such name, and where others must not read what it is sent.
 */
export function replyTo(
  { configuration: { mailboxes } }: Town,
  { email, confidential }: Service,
  number: string,
  key: Buffer,
): string | undefined {
  const own = mailboxes.find(({ address }) => address.toLowerCase() === email.toLowerCase());
  const mailbox = own ?? (confidential ? undefined : mailboxes.find(({ service }) => service === undefined));
  if (!mailbox?.subaddressing) return undefined;
  return replyAddress(mailbox.address, number, key) ?? undefined;
}
