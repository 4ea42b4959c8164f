import { Injectable } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import type { Example } from '../classifier/index.js';
import type { Figures } from './figures.js';
import type { Asked } from './held-out.js';
import type { Work } from './work.js';

/** Why nothing was learnt; stored with the model it would have been, and shown. */
export type Failure = 'too-long' | 'out-of-memory' | 'stopped' | 'failed';

export class TrainingFailed extends Error {
  constructor(
    readonly failure: Failure,
    cause?: unknown,
  ) {
    super(`the training did not end: ${failure}`, { cause });
    this.name = 'TrainingFailed';
  }
}

const workMinutesMax = 15;

/** Learns and measures in threads: a caller waits in silence for every millisecond that is taken from this one. */
@Injectable()
export class Training {
  private readonly threads = new Set<Worker>();

  /** The same examples always give the same bytes, a few megabytes. @throws TrainingFailed */
  async train(examples: readonly Example[]): Promise<Buffer> {
    return Buffer.from((await this.inThread({ work: 'train', examples })) as Uint8Array);
  }

  /** @returns in the order of the models. @throws TrainingFailed */
  async measure(models: readonly Buffer[], asked: readonly Asked[], threshold: number): Promise<Figures[]> {
    return (await this.inThread({ work: 'measure', models, asked, threshold })) as Figures[];
  }

  /** Whoever waits for a thread gets TrainingFailed. */
  async stop(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.terminate()));
  }

  protected open(task: Work): Worker {
    return new Worker(new URL('./training-thread.js', import.meta.url), { workerData: task });
  }

  private async inThread(task: Work): Promise<unknown> {
    const thread = this.open(task);
    this.threads.add(thread);
    try {
      return await answerOf(thread);
    } finally {
      this.threads.delete(thread);
      // Without a listener, a crash of the thread after its answer would take the whole process with it.
      thread.on('error', () => undefined);
      await thread.terminate();
    }
  }
}

function answerOf(thread: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (failure: Failure, cause?: unknown) => {
      clearTimeout(timer);
      reject(new TrainingFailed(failure, cause));
    };
    const timer = setTimeout(() => fail('too-long'), workMinutesMax * 60_000);
    thread.once('message', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    thread.once('error', (error: Error & { code?: string }) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'failed', error),
    );
    thread.once('exit', () => fail('stopped'));
  });
}
