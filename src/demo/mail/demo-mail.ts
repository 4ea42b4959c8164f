import { startImapServer } from './imap/server.js';
import { sentMail, type SentMail } from './sent-mail.js';
import { startSmtpSink } from './smtp-sink.js';

/** The mail provider of the demo's towns: mailboxes that mails come into, and a way out that keeps what left. */
export interface DemoMail {
  /** `imap://user:password@127.0.0.1:port` of a town's mailbox. Throws UnknownMailbox. */
  imapUrl(address: string): string;
  smtpUrl: string;
  /**
   * A mail comes into a town's mailbox, and is announced at once. Rejects with UnknownMailbox.
   * @param raw the whole mail, headers first; of a string the line ends are made CRLF, as any provider would
   * @param at when it reached the mailbox; now, when absent
   */
  deliver(address: string, raw: Buffer | string, at?: Date): Promise<void>;
  /** Mails that left, in order. */
  sent: readonly SentMail[];
  /** Calls `listener` after each mail that left, until the function returned is called. */
  onSent(listener: (mail: SentMail) => void): () => void;
  /** Hangs up on everybody. All mails are forgotten. */
  stop(): Promise<void>;
}

export interface DemoMailOptions {
  /** Of the towns' mailboxes; case does not tell two apart. */
  addresses: readonly string[];
  /** Free ones when absent. */
  port?: { imap: number; smtp: number };
}

/**
 *     const mail = await startDemoMail({ addresses: ['contact@saint-aubin-sur-gier.example'] });
 *     await mail.deliver('contact@saint-aubin-sur-gier.example', 'From: Inès <ines@courriel.example>\n\nBonjour');
 */
export async function startDemoMail({ addresses, port }: DemoMailOptions): Promise<DemoMail> {
  const imap = await startImapServer(addresses, port?.imap);
  const smtp = await startSmtpSink(port?.smtp).catch(async (error: unknown) => {
    await imap.stop();
    throw error;
  });
  const sent: SentMail[] = [];
  // First, so that whoever listens finds the mail there already.
  smtp.onMail((mail) => sent.push(sentMail(mail)));
  return {
    imapUrl: imap.url,
    smtpUrl: smtp.url,
    deliver: async (address, raw, at = new Date()) => imap.mailbox(address).append(bytesOf(raw), at),
    sent,
    onSent: (listener) => smtp.onMail((mail) => listener(sentMail(mail))),
    stop: async () => {
      await Promise.all([imap.stop(), smtp.stop()]);
    },
  };
}

function bytesOf(raw: Buffer | string): Buffer {
  return typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw;
}
