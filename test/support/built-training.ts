import { Worker } from 'node:worker_threads';
import { Training } from '../../src/pipeline/qualification/models/training.js';

/** Its threads run our sources as they are, without a build. */
export class SourceTraining extends Training {
  protected override open(task: object): Worker {
    const entry = new URL('../../src/pipeline/qualification/models/training-thread.ts', import.meta.url);
    return new Worker(entry, { workerData: task, execArgv: ['--import', './test/support/typescript.mjs'] });
  }
}
