import { Inject, Injectable } from '@nestjs/common';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import { HandOver } from '../platform/queues/index.js';
import type { StageName } from './stages.js';

/** Puts a subject that owes work to the line into its queue. Call it after the commit: a worker may be faster than you. */
@Injectable()
export class LineStart {
  constructor(
    @Inject(HandOver) private readonly handOver: HandOver,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never throws: the outbox says what is owed, and the sweeper hands it on when the queue's store is away. */
  async start(townId: string, stage: StageName, ...subjectIds: string[]): Promise<void> {
    try {
      await this.handOver.add(subjectIds.map((subjectId) => ({ queue: stage, townId, subjectId })));
    } catch (error) {
      this.logger.warn({ stage, subjectIds, ...describeError(error) }, 'not handed over; the sweeper will');
    }
  }
}
