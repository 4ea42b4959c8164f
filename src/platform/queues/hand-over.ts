import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';

export const QUEUES = Symbol('QUEUES');

/** What a job carries: ids only. */
export interface LineJob {
  townId: string;
  subjectId: string;
}

export interface HandedJob extends LineJob {
  queue: string;
}

const patienceMs = 2_000;

/** Puts work on the queues. Adding twice is harmless: the id of a job is made of its queue and its subject. */
@Injectable()
export class HandOver implements BeforeApplicationShutdown {
  private readonly adding = new Set<Promise<unknown>>();
  private isStopping = false;

  constructor(@Inject(QUEUES) private readonly queues: Map<string, Queue>) {}

  async add(jobs: HandedJob[]): Promise<void> {
    for (const [name, group] of groupByQueue(jobs)) {
      const queue = this.queues.get(name);
      if (!queue) throw new Error(`no queue is called ${name}`);
      if (this.isStopping) throw new Error('this process is stopping');
      const added = queue.addBulk(group.map(asBulkJob));
      this.adding.add(added);
      await added.finally(() => this.adding.delete(added));
    }
  }

  /** Queues close at the same time as workers, and one that is closed never answers: a job in hand would wait for ever. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.race([Promise.allSettled(this.adding), delay(patienceMs, undefined, { ref: false })]);
  }

  /** Waiting, running and delayed jobs, all queues together. */
  async depth(): Promise<number> {
    const counts = await Promise.all(
      [...this.queues.values()].map((queue) => queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

function asBulkJob({ queue, townId, subjectId }: HandedJob) {
  // A colon is refused by BullMQ, and so are ids made of digits alone.
  return { name: queue, data: { townId, subjectId } satisfies LineJob, opts: { jobId: `${queue}-${subjectId}` } };
}

function groupByQueue(jobs: HandedJob[]): Map<string, HandedJob[]> {
  const groups = new Map<string, HandedJob[]>();
  for (const job of jobs) groups.set(job.queue, [...(groups.get(job.queue) ?? []), job]);
  return groups;
}
