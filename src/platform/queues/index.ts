export { migrateQueues } from './engine.js';
export type { QueueStore } from './engine.js';
export { HandOver } from './hand-over.js';
export type { HandedJob, LineJob } from './hand-over.js';
export { JOB_RUNNER, processorOf } from './processor.js';
export type { JobRunner } from './processor.js';
export { QueuesModule } from './queues.module.js';
