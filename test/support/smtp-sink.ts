import { startSmtpSink as startSink, type SmtpSink as Sink, type SunkMail } from '../../src/demo/mail/index.js';

/** The demo's mail server, and a way to wait for a mail. What it answers: src/demo/mail/recipients.ts. */
export interface SmtpSink extends Sink {
  /** Resolves with the first accepted mail that fits, now or later. */
  waitFor(fits: (mail: SunkMail) => boolean, withinMs?: number): Promise<SunkMail>;
}

/** @param port a free one when absent; given to start again where a server stood before */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const sink = await startSink(port);
  return { ...sink, waitFor: (fits, withinMs = 10_000) => firstThatFits(sink, fits, withinMs) };
}

async function firstThatFits(
  { mails, onMail }: Sink,
  fits: (mail: SunkMail) => boolean,
  withinMs: number,
): Promise<SunkMail> {
  const found = mails.find(fits);
  if (found) return found;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stopListening();
      reject(new Error(`no such mail within ${withinMs} ms, ${mails.length} others came`));
    }, withinMs);
    const stopListening = onMail((mail) => {
      if (!fits(mail)) return;
      stopListening();
      clearTimeout(timer);
      resolve(mail);
    });
  });
}
