import { addressForm } from '../channels/email/inspection/index.js';
import { townHallOf, type TownHall } from '../channels/email/index.js';
import type { Towns } from '../towns/index.js';

/**
 * Whose mails passed on to a mailbox are the requests of usagers: those of the people of its own town, by their addresses. Another
 * town of the installation is another administration: what it sends on is its own mail (CRPA L114-2).
 */
export async function townHalls(towns: Towns): Promise<(mailbox: string) => TownHall> {
  const halls = new Map<string, TownHall>();
  for (const { id } of await towns.all()) {
    const { contact_email, mailboxes, services } = (await towns.byId(id)).configuration;
    const addresses = mailboxes.map(({ address }) => address);
    const hall = townHallOf(
      [contact_email, ...addresses],
      services.flatMap(({ email }) => email ?? []),
    );
    for (const address of addresses) halls.set(addressForm(address), hall);
  }
  const nobody = townHallOf([]);
  return (mailbox) => halls.get(addressForm(mailbox)) ?? nobody;
}
