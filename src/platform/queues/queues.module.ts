import { BullModule, getQueueToken } from '@nestjs/bullmq';
import type { DynamicModule } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { chooseEngine, type QueueStore } from './engine.js';
import { HandOver, QUEUES } from './hand-over.js';

export interface QueueDefinition {
  name: string;
  attempts: number;
  /** First pause before a new attempt, in milliseconds; it doubles. */
  backoffMs: number;
}

export class QueuesModule {
  static register(store: QueueStore, definitions: readonly QueueDefinition[]): DynamicModule {
    const names = definitions.map(({ name }) => name);
    return {
      module: QueuesModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection: chooseEngine(store) }),
        BullModule.registerQueue(...definitions.map(queueOptions)),
      ],
      providers: [
        {
          provide: QUEUES,
          inject: names.map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) => new Map(queues.map((queue) => [queue.name, queue])),
        },
        HandOver,
      ],
      exports: [HandOver, BullModule],
    };
  }
}

function queueOptions({ name, attempts, backoffMs }: QueueDefinition) {
  return {
    name,
    defaultJobOptions: {
      attempts,
      backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
      // Nothing is kept under a job's id: an id that still exists would make BullMQ ignore the sweeper's hand-over.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}
