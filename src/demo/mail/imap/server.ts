import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { converse } from './conversation.js';
import { Mailbox } from './mailbox.js';

/** The contents are fiction and the door is on the loopback: a password keeps nobody out, but clients want one. */
const password = 'demo';

/** An IMAP4rev1 server on the loopback, one INBOX per address; it forgets all mails when it stops. */
export interface ImapServer {
  /** `imap://user:password@127.0.0.1:port`; throws UnknownMailbox. */
  url(address: string): string;
  /** Throws UnknownMailbox. */
  mailbox(address: string): Mailbox;
  stop(): Promise<void>;
}

export class UnknownMailbox extends Error {
  override readonly name = 'UnknownMailbox';

  constructor() {
    super('no mailbox of the demo has this address');
  }
}

/** @param port 0: any free one */
export async function startImapServer(addresses: readonly string[], port = 0): Promise<ImapServer> {
  const uidValidity = nextUidValidity();
  const mailboxes = new Map(addresses.map((address) => [address.toLowerCase(), new Mailbox(uidValidity)]));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, (user, given) => (given === password && mailboxes.get(user.toLowerCase())) || null);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const mailbox = (address: string) => {
    const found = mailboxes.get(address.toLowerCase());
    if (!found) throw new UnknownMailbox();
    return found;
  };
  return {
    mailbox,
    url: (address) => {
      mailbox(address);
      const { port: own } = server.address() as AddressInfo;
      return `imap://${encodeURIComponent(address)}:${password}@127.0.0.1:${own}`;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

let lastUidValidity = 0;

/** Seconds since 1970, as RFC 3501 2.3.1.1 advises; two starts within one second must differ too. */
function nextUidValidity(): number {
  lastUidValidity = Math.max(lastUidValidity + 1, Math.floor(Date.now() / 1_000));
  return lastUidValidity;
}
