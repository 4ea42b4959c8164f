import { createServer } from 'node:net';
import type { Environment } from '../platform/config/index.js';
import { CannotStart } from './cannot-start.js';

/**
 * Asked before anything is opened: whoever cannot listen must not start a database, nor a demo.
 * @throws CannotStart
 */
export async function refuseTakenPort({ PORT, HOST }: Pick<Environment, 'PORT' | 'HOST'>): Promise<void> {
  const code = await failureToListen(PORT, HOST);
  if (code !== null)
    throw new CannotStart(`${reasons[code]?.(PORT, HOST) ?? `PORT ${PORT} on HOST ${HOST}: ${code}`}.`);
}

const reasons: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) =>
    `PORT: ${port} is taken on ${host} by another program, perhaps by Aiguillage itself; stop that one, or set PORT to a free port`,
  EACCES: (port, host) => `PORT: this account may not listen on ${port} of ${host}; set PORT to 1024 or more`,
  EADDRNOTAVAIL: (_, host) => `HOST: ${host} is not an address of this machine; set HOST to one, or to 127.0.0.1`,
  ENOTFOUND: (_, host) => `HOST: ${host} is not an address of this machine; set HOST to one, or to 127.0.0.1`,
};

function failureToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
