import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** One mail the server took, or broke off on. */
export interface SunkMail {
  from: string;
  to: string[];
  raw: Buffer;
  email: Email;
  /** Notifications asked for (RFC 3461 NOTIFY), empty when none. */
  notify: string[];
}

/** A mail server that keeps what it is given. What it answers depends on the recipient's local part, see `refusals`. */
export interface SmtpSink {
  url: string;
  /** Mails accepted, in order. */
  mails: SunkMail[];
  /** Mails whose text came in whole, but were never answered: the connection was dropped. */
  dropped: SunkMail[];
  /** Resolves with the first accepted mail that fits, now or later. */
  waitFor(fits: (mail: SunkMail) => boolean, withinMs?: number): Promise<SunkMail>;
  stop(): Promise<void>;
}

/** Local parts that are refused at RCPT; `coupe` is dropped after its text, `raccroche` before it. */
const refusals: Record<string, [number, string]> = {
  inconnu: [550, '5.1.1 User unknown'],
  plein: [452, '4.2.2 Mailbox full'],
  sature: [552, '5.2.2 Quota exceeded for good'],
  interdit: [550, '5.7.1 Refused by policy'],
  gris: [450, '4.7.1 Greylisted, try again later'],
};

/** @param port a free one when absent; given to start again where a server stood before */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const dropped: SunkMail[] = [];
  const waiters = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideDSN: false,
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      if (localPart(address) === 'raccroche') return hangUp(server, session);
      const refusal = refusals[localPart(address)];
      done(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : undefined);
    },
    onData: (stream, session, done) => {
      void sink(stream, session).then((mail) => {
        if (mail.to.some((address) => localPart(address) === 'coupe')) {
          dropped.push(mail);
          return hangUp(server, session);
        }
        mails.push(mail);
        done(null, 'Queued as sunk');
        for (const wake of waiters) wake();
      });
    },
  });
  // A connection that breaks is the sink's daily bread.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    dropped,
    waitFor: (fits, withinMs = 10_000) => firstThatFits(mails, waiters, fits, withinMs),
    stop: () => {
      // A client keeps its connections for the next mail, and would keep us waiting.
      for (const connection of server.connections) connection.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function sink(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<SunkMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
    email: await PostalMime.parse(raw),
    notify: rcptTo.flatMap(({ dsn }) => [dsn?.notify ?? []].flat()),
  };
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection.close();
  }
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@')).toLowerCase();
}

async function firstThatFits(
  mails: readonly SunkMail[],
  waiters: Set<() => void>,
  fits: (mail: SunkMail) => boolean,
  withinMs: number,
): Promise<SunkMail> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      waiters.delete(look);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`no such mail within ${withinMs} ms, ${mails.length} others came`));
    }, withinMs);
    const look = () => {
      const found = mails.find(fits);
      if (!found) return;
      end();
      resolve(found);
    };
    waiters.add(look);
    look();
  });
}
