import { parentPort, workerData } from 'node:worker_threads';
import { done, type Work } from './work.js';

/** What runs in a thread of its own: one piece of work, then the thread ends. */
parentPort!.postMessage(done(workerData as Work));
