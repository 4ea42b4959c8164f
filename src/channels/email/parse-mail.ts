import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import PostalMime, { type Email } from 'postal-mime';
import { relabellings, spoiltCount } from './charset-repair.js';
import { serveMail, type MailThreadData } from './mail-thread.js';

// Nothing a person writes is deeper; each level of a nested mail costs a copy of what is inside it.
const limits = { maxNestingDepth: 256, maxHeadersSize: 2 * 1024 * 1024, maxRfc822NestingDepth: 3 };
/** What is beyond stays in the original, which is kept whole. */
const most = { text: 200_000, html: 1_000_000, files: 200 };
// Up to here the worst mail we could write takes a tenth of a second; ordinary ones take a millisecond.
const inlineBytesMax = 64 * 1024;
const threadMemoryMb = 512;

/**
 * Parses a raw mail, and mends what a wrong charset label spoilt. A large mail has a thread of its own: some take
 * seconds, a hostile one for ever, and the telephone must be answered meanwhile. Throws when a limit is passed.
 */
export async function parseMail(raw: Buffer, withinMs = 10_000): Promise<Email> {
  const giveUpAt = Date.now() + withinMs;
  let best = await parse(raw, withinMs);
  let least = spoiltCount(best);
  for (const relabel of relabellings) {
    if (least === 0 || Date.now() > giveUpAt) break;
    const other = await parse(relabel(raw), withinMs).catch(() => null);
    const left = other ? spoiltCount(other) : Infinity;
    if (other && left < least) [best, least] = [other, left];
  }
  return best;
}

function parse(raw: Buffer, withinMs: number): Promise<Email> {
  return raw.length <= inlineBytesMax ? PostalMime.parse(raw, limits) : parseInThread(raw, withinMs);
}

async function parseInThread(raw: Buffer, withinMs: number): Promise<Email> {
  const source = `const { parentPort, workerData } = require('node:worker_threads');
    (${serveMail.toString()})(parentPort, require(workerData.parser), workerData.data);`;
  const parser = createRequire(import.meta.url).resolve('postal-mime');
  const data: MailThreadData = { raw, limits, most };
  const thread = new Worker(source, {
    eval: true,
    workerData: { parser, data },
    resourceLimits: { maxOldGenerationSizeMb: threadMemoryMb },
  });
  try {
    return await answer(thread, withinMs);
  } finally {
    // Without a listener, a crash of the thread after its answer would take the whole process with it.
    thread.on('error', () => undefined);
    await thread.terminate();
  }
}

function answer(thread: Worker, withinMs: number): Promise<Email> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the mail took too long')), withinMs);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread of the mail ended'));
    });
  });
}
