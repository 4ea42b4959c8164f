import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  /** Forgets everything, as after the loss of its disk; tells the keys of what it forgot. */
  wipe(): Promise<string[]>;
  stop(): Promise<void>;
}

/** A real Redis of our own, on a free port of the loopback, in memory alone. */
export async function startRedis(): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    directory,
    '--maxmemory-policy',
    'noeviction',
  ];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', () => reject(new Error('Redis does not start (Debian package redis-server)')));
    server.once('exit', (code) => reject(new Error(`Redis ended at its start (${code})`)));
  });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await Promise.race([
    client
      .connect()
      .catch(() => undefined)
      .then(() => client.ping()),
    failed,
  ]);
  failed.catch(() => undefined);
  return {
    url,
    wipe: async () => {
      const [keys] = (await client.multi().keys('*').flushall().exec())!;
      return keys![1] as string[];
    },
    stop: async () => {
      client.disconnect();
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
