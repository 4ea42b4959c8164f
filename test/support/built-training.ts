import { Worker } from 'node:worker_threads';
import { Training } from '../../src/pipeline/qualification/models/training.js';

/** Its threads run what is built: beside the sources there is no JavaScript. */
export class BuiltTraining extends Training {
  protected override open(task: object): Worker {
    const entry = new URL('../../dist/pipeline/qualification/models/training-thread.js', import.meta.url);
    return new Worker(entry, { workerData: task });
  }
}
