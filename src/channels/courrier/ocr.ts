import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';

const PAGE_WITHIN_MS = 60_000;

export interface OcrText {
  text: string;
  /** Mean confidence of the words, 0 to 100. */
  confidence: number;
}

/**
 * Reads French print, one page at a time, in a thread of its own that is kept between pages (loading the words takes
 * half a second). The French data comes with the package: nothing is fetched.
 */
export class FrenchOcr {
  private worker: Promise<Worker> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;

  get isStopped(): boolean {
    return this.stopped;
  }

  /** @throws when the page takes more than a minute or the engine fails; the engine is then started afresh. */
  read(image: Buffer): Promise<OcrText> {
    const reading = this.queue.then(() => this.readNow(image));
    this.queue = reading.catch(() => undefined);
    return reading;
  }

  /** Ends the thread; whatever was being read fails. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.drop();
  }

  private async readNow(image: Buffer): Promise<OcrText> {
    if (this.stopped) throw new Error('the OCR is stopped');
    this.worker ??= startWorker();
    try {
      const worker = await this.worker;
      const { data } = await settledOrGone(worker, worker.recognize(image));
      return { text: data.text, confidence: data.confidence };
    } catch (error) {
      await this.drop();
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  private async drop(): Promise<void> {
    const starting = this.worker;
    this.worker = undefined;
    const worker = await starting?.catch(() => undefined);
    // The thread's own `terminate`, which also answers when it has already crashed; the library's does not wait.
    if (worker) await threadOf(worker).terminate();
  }
}

async function startWorker(): Promise<Worker> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/fra/package.json'));
  const worker = await createWorker('fra', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    // Without a handler the library throws outside of any promise, which would end the process.
    errorHandler: () => undefined,
  });
  threadOf(worker).on('error', () => undefined);
  await worker.setParameters({
    // AUTO finds columns (sender on the left, town hall on the right) and pages scanned sideways.
    tessedit_pageseg_mode: PSM.AUTO,
    // Keeps the gap between two columns that it took for one line: letter-parts cuts there.
    preserve_interword_spaces: '1',
    user_defined_dpi: '300',
  });
  return worker;
}

/** The library neither limits time nor tells when its thread has gone. */
async function settledOrGone<T>(worker: Worker, work: Promise<T>): Promise<T> {
  const watch = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the OCR took too long')), PAGE_WITHIN_MS);
  });
  const gone = once(threadOf(worker), 'exit', { signal: watch.signal }).then(() => {
    throw new Error('the OCR thread ended');
  });
  try {
    return await Promise.race([work, tooLong, gone]);
  } finally {
    clearTimeout(timer);
    gone.catch(() => undefined);
    watch.abort();
  }
}

/** The thread itself, which the library holds but does not declare. */
function threadOf(worker: Worker): Thread {
  return (worker as Worker & { worker: Thread }).worker;
}
