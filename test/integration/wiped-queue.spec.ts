import { asOwner } from '../support/record.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';

/** The queue is a hand on the shoulder; the database is the truth. */
describe.each(engines)('the queue is wiped in the middle of a run, on %s', (engine) => {
  let hall: TownHall;
  beforeAll(async () => {
    hall = await startTownHall(engine);
  }, 60_000);
  afterAll(() => hall?.stop());

  const wipe = async () => {
    if (hall.redis) return hall.redis.wipe();
    await asOwner(
      hall,
      `DO $$ DECLARE name text; BEGIN
         FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%' LOOP
           EXECUTE format('DELETE FROM bullmq.%I', name);
         END LOOP; END $$`,
    );
  };

  it('everything still arrives', async () => {
    const town = journey(hall);
    const people = Array.from({ length: 40 }, (_, number) => `usager-${number}@courriel.example`);
    const mails = people.map((from) =>
      town.mail({ from, subject: 'lampadaire en panne', text: 'Le lampadaire ne marche plus.' }),
    );
    await eventually(async () => expect((await town.rows('SELECT 1 FROM contact')).length).toBeGreaterThan(5));
    await wipe();
    await Promise.all(mails);
    await wipe();
    await eventually(async () => {
      const [left] = await town.rows<{ contacts: number; waiting: number }>(
        'SELECT (SELECT count(*)::int FROM contact) AS contacts, (SELECT count(*)::int FROM outbox) AS waiting',
      );
      expect(left).toEqual({ contacts: people.length, waiting: 0 });
    }, 60_000);
    await eventually(() => expect(hall.sink.mails.flatMap(({ to }) => to).sort()).toEqual([...people].sort()));
  }, 120_000);
});
