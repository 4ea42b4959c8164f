import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { hangsUpAfterText, hangsUpBeforeText, refusalOf } from './recipients.js';

/** One mail the server took, or broke off on. */
export interface SunkMail {
  from: string;
  to: string[];
  raw: Buffer;
  email: Email;
  /** When its text had come in whole. */
  at: Date;
  /** Notifications asked for (RFC 3461 NOTIFY), empty when none. */
  notify: string[];
}

/** A mail server that keeps what it is given. What it answers depends on the recipient's local part: recipients.ts. */
export interface SmtpSink {
  /** `smtp://127.0.0.1:port`, without a password. */
  url: string;
  /** Mails accepted, in order. */
  mails: readonly SunkMail[];
  /** Mails whose text came in whole, but were never answered: the connection was dropped. */
  dropped: readonly SunkMail[];
  /** Calls `listener` after each mail accepted, until the function returned is called. */
  onMail(listener: (mail: SunkMail) => void): () => void;
  stop(): Promise<void>;
}

/** @param port a free one when absent; given to start again where a server stood before */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const dropped: SunkMail[] = [];
  const listeners = new Set<(mail: SunkMail) => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideDSN: false,
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      if (hangsUpBeforeText(address)) return hangUp(server, session);
      done(refusalOf(address));
    },
    onData: (stream, session, done) => {
      const take = (mail: SunkMail) => {
        if (mail.to.some(hangsUpAfterText)) {
          dropped.push(mail);
          return hangUp(server, session);
        }
        mails.push(mail);
        done(null, 'Queued as sunk');
        for (const tell of listeners) tell(mail);
      };
      void sink(stream, session).then(take, done);
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
    onMail: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
    at: new Date(),
    notify: rcptTo.flatMap(({ dsn }) => [dsn?.notify ?? []].flat()),
  };
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection.close();
  }
}
