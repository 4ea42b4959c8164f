import type { TownMailbox } from '../channels/email/index.js';
import { secretFromEnvironment } from '../platform/config/index.js';
import type { Logger } from '../platform/logs/index.js';
import type { Towns } from '../towns/index.js';

/** The mailboxes whose address on their server is in the environment; the others are named in the log and not read. */
export async function townMailboxes(towns: Towns, logger: Logger): Promise<TownMailbox[]> {
  const mailboxes: TownMailbox[] = [];
  for (const { id } of await towns.all()) {
    const { configuration } = await towns.byId(id);
    for (const { address, service, url } of configuration.mailboxes) {
      const secret = secretFromEnvironment(url.env);
      if (!secret) logger.warn({ townId: id, variable: url.env }, 'a mailbox is not read: this variable is not set');
      else mailboxes.push({ townId: id, address, ...(service && { serviceId: service }), url: secret });
    }
  }
  return mailboxes;
}
