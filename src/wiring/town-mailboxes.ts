import { parseImapUrl, type DkimKey, type OAuthClient, type TownMailbox } from '../channels/email/index.js';
import { secretFromEnvironment } from '../platform/config/index.js';
import type { Logger } from '../platform/logs/index.js';
import type { Towns } from '../towns/index.js';
import type { Mailbox } from '../towns/configuration/index.js';

/**
 * The mailboxes whose secrets are in the environment; the others are named in the log and not read. One whose address on its server
 * is mistyped is tried all the same: the town hall is told, and the others are read.
 */
export async function townMailboxes(towns: Towns, logger: Logger): Promise<TownMailbox[]> {
  const mailboxes: TownMailbox[] = [];
  for (const { id } of await towns.all()) {
    const { configuration } = await towns.byId(id);
    for (const mailbox of configuration.mailboxes) {
      const missing = missingSecrets(mailbox);
      for (const variable of missing)
        logger.warn({ townId: id, variable }, 'a mailbox is not read: this variable is not set');
      const signsWith = mailbox.dkim?.private_key.env;
      if (signsWith && !secretFromEnvironment(signsWith))
        logger.warn({ townId: id, variable: signsWith }, 'its mails are not signed: this variable is not set');
      if (missing.length > 0) continue;
      const read = asRead(id, mailbox);
      const expected = whatIsExpected(read);
      if (expected) logger.error({ townId: id, variable: mailbox.url.env, expected }, 'a mailbox cannot be read');
      mailboxes.push(read);
    }
  }
  return mailboxes;
}

/** Names of the variables a mailbox cannot be opened without, and that are not set. */
export function missingSecrets({ url, oauth }: Mailbox): string[] {
  const variables = [url, oauth?.client_secret, oauth?.refresh_token].flatMap((secret) => secret?.env ?? []);
  return variables.filter((variable) => !secretFromEnvironment(variable));
}

/** A mailbox whose secrets are all there. */
export function asRead(townId: string, mailbox: Mailbox): TownMailbox {
  const { address, service, url, oauth, folders, file_to: fileTo, subaddressing } = mailbox;
  return {
    townId,
    address,
    ...(service && { serviceId: service }),
    url: secretFromEnvironment(url.env)!,
    ...(oauth && { oauth: clientOf(oauth) }),
    folders,
    ...(fileTo && { fileTo }),
    subaddressing,
    authservIds: mailbox.authserv_ids,
    ...(mailbox.dkim && signedWith(address, mailbox.dkim)),
  };
}

/** @returns null when the mailbox has an address on its server */
function whatIsExpected({ url, oauth }: TownMailbox): string | null {
  try {
    parseImapUrl(url, oauth !== undefined);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A PEM on one line has its line ends written as `\\n`. */
function signedWith(address: string, { selector, private_key }: NonNullable<Mailbox['dkim']>): { dkim?: DkimKey } {
  const privateKey = secretFromEnvironment(private_key.env)?.replaceAll('\\n', '\n');
  return privateKey ? { dkim: { domain: address.slice(address.lastIndexOf('@') + 1), selector, privateKey } } : {};
}

function clientOf(oauth: NonNullable<Mailbox['oauth']>): OAuthClient {
  const { token_url: tokenUrl, client_id: clientId, client_secret, refresh_token, scope } = oauth;
  return {
    tokenUrl,
    clientId,
    clientSecret: secretFromEnvironment(client_secret.env)!,
    ...(refresh_token && { refreshToken: secretFromEnvironment(refresh_token.env)! }),
    ...(scope && { scope }),
  };
}
