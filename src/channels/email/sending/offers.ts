import { createTransport } from 'nodemailer';

/**
 * Whether a mail server offers an extension (RFC 5321 4.2.2), asked on a connection of its own. Rejects as a send does when the
 * server cannot be asked.
 */
export async function offers(url: string, extension: string): Promise<boolean> {
  const said: string[] = [];
  const listen = ({ tnx }: { tnx?: string }, words: unknown) => {
    if (tnx === 'server') said.push(String(words));
  };
  const logger = {
    trace: listen,
    debug: listen,
    info: listen,
    warn: listen,
    error: listen,
    fatal: listen,
    level: () => {},
  };
  const transport = createTransport({ url, transactionLog: true, logger });
  await transport.verify().finally(() => transport.close());
  return said.some((words) => new RegExp(`^250[ -]${extension}\\b`, 'im').test(words));
}
