import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { cpus } from 'node:os';
import { startDovecot } from '../support/dovecot.js';
import { startSmtpSink } from '../support/smtp-sink.js';
import { startTemplates } from '../support/templates.js';
import { engines } from '../support/town-hall.js';
import { mailOf, usager, wholeLine } from './whole-line.js';
import { workerMemory } from './worker-memory.js';

// As many as our own deliverer opens, and as many mails as our own reader asks for at once.
const connections = 8;
const askedAtOnce = 64;

/**
 * From a mailbox to the acknowledgement at an SMTP server: mails per second on both engines, beside a bare download of the same
 * mails and a bare sending of as many; and the memory of a worker over `messages` mails.
 */
export async function benchEmail(mails: number, messages: number): Promise<void> {
  const server = await startTemplates({ durable: true });
  process.env.AIGUILLAGE_TEST_POSTGRES = server.url;
  try {
    const download = await bareDownload(mails);
    const send = await bareSend(mails);
    const figures = [];
    for (const engine of engines) {
      const line = await wholeLine(engine, mails);
      figures.push({ engine, line, download, send, toDownload: round(line / download), toSend: round(line / send) });
    }
    console.table(
      figures.map(({ engine, line, toDownload, toSend }) => ({
        engine,
        'IMAP to SMTP, mails/s': round(line),
        'bare imapflow, mails/s': round(download),
        'bare nodemailer, mails/s': round(send),
        'line / imapflow': toDownload,
        'line / nodemailer': toSend,
      })),
    );
    const memory = await workerMemory(messages);
    console.table({ 'worker’s memory, MB': { start: memory.start, ...memory.fifths } });
    console.log(JSON.stringify({ mails, cores: cpus().length, node: process.version, figures, memory }));
  } finally {
    await server.stop();
  }
}

async function bareDownload(mails: number): Promise<number> {
  const dovecot = await startDovecot(['essai']);
  const { hostname, port, username, password } = new URL(dovecot.imapUrl('essai'));
  const auth = { user: username, pass: password };
  const client = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false });
  try {
    await dovecot.deliver('essai', messagesOf(mails));
    await client.connect();
    await client.mailboxOpen('INBOX');
    const begun = performance.now();
    let bytes = 0;
    for (let first = 1; first <= mails; first += askedAtOnce) {
      const range = `${first}:${Math.min(mails, first + askedAtOnce - 1)}`;
      const given = await client.fetchAll(range, { uid: true, source: true, internalDate: true });
      for (const { source } of given) bytes += source!.length;
    }
    if (bytes === 0) throw new Error('nothing was downloaded');
    return mails / ((performance.now() - begun) / 1000);
  } finally {
    client.close();
    await dovecot.stop();
  }
}

async function bareSend(mails: number): Promise<number> {
  const sink = await startSmtpSink();
  const transport = createTransport({ url: sink.url, pool: true, maxConnections: connections });
  try {
    const raws = messagesOf(mails);
    const begun = performance.now();
    await Promise.all(
      raws.map((raw, place) =>
        transport.sendMail({ envelope: { from: 'mairie@ville.example', to: usager(place) }, raw }),
      ),
    );
    return mails / ((performance.now() - begun) / 1000);
  } finally {
    transport.close();
    await sink.stop();
  }
}

function messagesOf(count: number): string[] {
  return Array.from({ length: count }, (_, number) => mailOf(usager(number)));
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
