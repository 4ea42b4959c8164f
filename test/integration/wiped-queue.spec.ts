import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';

/** A queue and the id of a job in it: BullMQ's own keys have no dash (src/platform/queues/hand-over.ts). */
const jobKey = /^bull:[a-z]+:[a-z]+-[0-9a-f-]{36}$/;

/** The queue is a hand on the shoulder; the database is the truth. */
describe.each(engines)('the queue is wiped in the middle of a run, on %s', (engine) => {
  let hall: TownHall;
  beforeAll(async () => {
    hall = await startTownHall(engine);
  }, 60_000);
  afterAll(() => hall?.stop());

  /** @returns how many jobs were lost: the very ones that were there when the rest went */
  const wipe = async (): Promise<number> => {
    if (hall.redis) return (await hall.redis.wipe()).filter((key) => jobKey.test(key)).length;
    const client = new pg.Client({ connectionString: hall.ownerUrl });
    await client.connect();
    try {
      // What hangs on a job goes with it.
      return (await client.query('DELETE FROM bullmq.job')).rowCount!;
    } finally {
      await client.end();
    }
  };
  const wipeUntilLost = async (jobs: number): Promise<void> => {
    let lost = 0;
    await eventually(async () => {
      lost += await wipe();
      expect(lost).toBeGreaterThanOrEqual(jobs);
    });
  };

  it('everything still arrives', async () => {
    const town = journey(hall);
    const people = Array.from({ length: 40 }, (_, number) => `usager-${number}@courriel.example`);
    const mails = people.map((from) =>
      town.mail({ from, subject: 'lampadaire en panne', text: 'Le lampadaire ne marche plus.' }),
    );
    await eventually(async () => expect((await town.rows('SELECT 1 FROM contact')).length).toBeGreaterThan(5));
    await wipeUntilLost(5);
    await Promise.all(mails);
    await wipeUntilLost(3);
    await eventually(async () => {
      const [left] = await town.rows<{ contacts: number; waiting: number }>(
        'SELECT (SELECT count(*)::int FROM contact) AS contacts, (SELECT count(*)::int FROM outbox) AS waiting',
      );
      expect(left).toEqual({ contacts: people.length, waiting: 0 });
    }, 60_000);
    await eventually(() => expect(hall.sink.mails.flatMap(({ to }) => to).sort()).toEqual([...people].sort()));
  }, 120_000);
});
