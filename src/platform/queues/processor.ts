import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { LOGGER } from '../logs/index.js';
import type { LineJob } from './hand-over.js';

export const JOB_RUNNER = Symbol('JOB_RUNNER');

/** Does one job. It throws only when surprised; the job is then tried again until its last attempt. */
export interface JobRunner {
  run(queue: string, job: LineJob, lastAttempt: boolean): Promise<void>;
}

/**
 * A process that is killed leaves its jobs locked: they are taken up again once the lock has run out. The database says
 * what is done, so that a job that is taken up twice does no harm.
 */
const recovery = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 10 };

/** The worker of one queue: nothing but the way from a job to the runner. */
export function processorOf(queue: string, concurrency: number): Type<WorkerHost> {
  @Processor(queue, { concurrency, ...recovery })
  class LineProcessor extends WorkerHost {
    constructor(
      @Inject(JOB_RUNNER) private readonly runner: JobRunner,
      @Inject(LOGGER) private readonly logger: Logger,
    ) {
      super();
    }

    async process(job: Job<LineJob>): Promise<void> {
      await this.runner.run(queue, job.data, job.attemptsMade + 1 >= (job.opts.attempts ?? 1));
    }

    @OnWorkerEvent('error')
    reportConnectionTrouble(error: Error): void {
      this.logger.warn(
        { queue, error: error.name, code: (error as { code?: string }).code },
        'queue connection trouble',
      );
    }
  }
  return LineProcessor;
}
