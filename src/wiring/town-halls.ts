import { townHallOf, type TownHall } from '../channels/email/index.js';
import type { Towns } from '../towns/index.js';

/** Whose mails passed on to a mailbox are the requests of usagers: everybody of the towns' halls, by their addresses. */
export async function townHalls(towns: Towns): Promise<TownHall> {
  const ids = (await towns.all()).map(({ id }) => id);
  const all = await Promise.all(ids.map(async (id) => (await towns.byId(id)).configuration));
  return townHallOf(
    all.flatMap(({ contact_email, mailboxes }) => [contact_email, ...mailboxes.map(({ address }) => address)]),
    all.flatMap(({ services }) => services.flatMap(({ email }) => email ?? [])),
  );
}
