import { createPostgresBackend, createRedisBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import { stages } from '../../src/pipeline/stages.js';
import { freshDatabase } from '../support/database.js';
import { startRedis } from '../support/redis.js';
import type { Engine } from '../support/town-hall.js';

const concurrency = 16;

/** As many queues as there are stages, each job doing nothing but adding the next one: contacts per second. */
export async function bareChain(engine: Engine, contacts: number): Promise<number> {
  const redis = engine === 'redis' ? await startRedis() : null;
  const fresh = await freshDatabase();
  if (redis) setDefaultBackendFactory(createRedisBackend);
  else setDefaultBackendFactory(createPostgresBackend);
  const connection = (
    redis
      ? { url: redis.url, maxRetriesPerRequest: null }
      : { connectionString: fresh.serviceUrl, max: 3, options: '-c synchronous_commit=off' }
  ) as never;
  const options = { removeOnComplete: true, removeOnFail: true };
  const queues = stages.map(({ name }) => new Queue(`bare-${name}`, { connection, defaultJobOptions: options }));
  let arrived = 0;
  let resolve = () => {};
  const ended = new Promise<void>((settle) => (resolve = settle));
  const workers = queues.map((queue, place) => {
    const next = queues[place + 1];
    const work = async (job: { id?: string }) => {
      if (next) await next.add('contact', {}, { jobId: job.id });
      else if (++arrived === contacts) resolve();
    };
    return new Worker(queue.name, work, { connection, concurrency });
  });
  await Promise.all([...queues, ...workers].map((each) => each.waitUntilReady()));
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: contacts }, (_, number) => queues[0]!.add('contact', {}, { jobId: `contact-${number}` })),
  );
  await ended;
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(workers.map((worker) => worker.close()));
  await Promise.all(queues.map((queue) => queue.close()));
  await fresh.drop();
  await redis?.stop();
  return contacts / seconds;
}
