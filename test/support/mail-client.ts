import { ImapFlow } from 'imapflow';

/** Works in a mailbox over a connection of its own, as any other mail programme would. @param url of `Dovecot.imapUrl` */
export async function asMailClient<T>(
  url: string,
  work: (client: ImapFlow) => Promise<T>,
  folder = 'INBOX',
): Promise<T> {
  const { hostname, port, username, password } = new URL(url);
  const auth = { user: decodeURIComponent(username), pass: password };
  const client = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen(folder);
  const result = await work(client);
  await client.logout();
  return result;
}

/** How many mails of an inbox bear our mark. */
export function countMarked(url: string): Promise<number> {
  return countWhere(url, { keyword: '$Aiguillage' });
}

export async function countWhere(url: string, query: { keyword?: string; seen?: boolean }): Promise<number> {
  return asMailClient(url, async (client) => ((await client.search(query, { uid: true })) || []).length);
}

/** What a folder holds, as the ledger is told it. */
export function heldIn(url: string, folder = 'INBOX') {
  return asMailClient(url, async (client) => {
    const { uidValidity, exists } = await client.mailboxOpen(folder);
    const mails = exists > 0 ? await client.fetchAll('1:*', { internalDate: true }) : [];
    return { uidValidity, held: mails.map(({ uid, internalDate }) => ({ uid, reachedAt: new Date(internalDate!) })) };
  });
}
