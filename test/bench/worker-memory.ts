import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withTowns } from '../support/database.js';
import { startDovecot } from '../support/dovecot.js';
import { startSmtpSink } from '../support/smtp-sink.js';
import { mailOf, usager } from './whole-line.js';

const mailbox = 'contact@saint-aubin-sur-gier.example';
const sampleEveryMs = 500;
const deliveredAtOnce = 500;

export interface WorkerMemory {
  messages: number;
  seconds: number;
  /** Median megabytes of resident memory: before the first mail, and while each fifth of the mails was acknowledged. */
  start: number;
  fifths: number[];
  /** The last fifth holds no more than a tenth above the second, when every part has been used. */
  isFlat: boolean;
}

/** The memory of a worker process of its own, as the system counts it, while it takes mails from a mailbox to their acknowledgement. */
export async function workerMemory(messages: number): Promise<WorkerMemory> {
  const [fresh, dovecot, sink] = await Promise.all([withTowns(), startDovecot([mailbox]), startSmtpSink()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const worker = spawn(process.execPath, ['--import', './test/support/typescript.mjs', 'src/worker.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: fresh.ownerUrl,
      DATA_DIR: dataDir,
      SMTP_URL: sink.url,
      LOG_LEVEL: 'error',
      LOG_FILE: join(dataDir, 'log'),
      SAINT_AUBIN_IMAP_URL: dovecot.imapUrl(mailbox),
    },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.stdout.on('data', (text: Buffer) => text.includes('ready') && resolve());
      worker.once('exit', () => reject(new Error('the worker ended at its start')));
    });
    const start = await residentMegabytes(worker.pid!);
    const samples: number[][] = Array.from({ length: 5 }, () => []);
    const sample = async () => {
      while (sink.mails.length < messages) {
        if (worker.exitCode !== null) throw new Error('the worker ended in the middle');
        await new Promise((resolve) => setTimeout(resolve, sampleEveryMs));
        const fifth = Math.min(4, Math.floor((5 * sink.mails.length) / messages));
        samples[fifth]!.push(await residentMegabytes(worker.pid!));
      }
    };
    const begun = performance.now();
    await Promise.all([sample(), deliver(dovecot.deliver, messages)]);
    const fifths = samples.map(median);
    const seconds = Math.round((performance.now() - begun) / 1000);
    return { messages, seconds, start, fifths, isFlat: fifths[4]! <= fifths[1]! * 1.1 };
  } finally {
    const ended = worker.exitCode === null ? once(worker, 'exit') : null;
    worker.kill('SIGKILL');
    await ended;
    await Promise.all([dovecot.stop(), sink.stop()]);
    await fresh.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function deliver(
  bring: (user: string, raws: readonly string[]) => Promise<void>,
  messages: number,
): Promise<void> {
  for (let first = 0; first < messages; first += deliveredAtOnce) {
    const count = Math.min(deliveredAtOnce, messages - first);
    await bring(
      mailbox,
      Array.from({ length: count }, (_, place) => mailOf(usager(first + place))),
    );
  }
}

async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round(Number(stdout) / 1024);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
