import { stopTimers, type NewTimer } from '../../src/dossiers/timers.js';
import { eventually } from '../support/eventually.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';

/** Rings the moments that have come. What each brings about is told in timers.spec.ts. */
describe('the clockwork', () => {
  let room: ClockRoom;
  beforeAll(async () => {
    room = await clockRoom();
  }, 120_000);
  afterAll(() => room?.stop());
  beforeEach(async () => {
    room.clock.set('2027-03-01T10:00+01:00');
    room.started.length = 0;
    room.logged.length = 0;
    await room.rows('DELETE FROM timer');
  });

  const dossier = async () => {
    const id = await room.open('degradation-voirie', {}, { timers: [] });
    await room.rows('DELETE FROM timer WHERE dossier_id = $1', [id]);
    return id;
  };
  /** One whose ringing is seen each time: the line is told once for each. */
  const loud = async (dueAt: string): Promise<NewTimer> => {
    const dossierId = await dossier();
    // The usager was told another day than the law gives: a word is owed as soon as somebody looks (PI-01b).
    await room.rows(`UPDATE dossier SET tacit_announced = '2027-05-01', tacit_on = NULL, legal = $2 WHERE id = $1`, [
      dossierId,
      JSON.stringify({ regime: 'SVR', silenceMonths: 4 }),
    ]);
    return { dossierId, kind: 'suspension-over', dueAt: new Date(dueAt) };
  };
  const timers = (dossierId: string) =>
    room.rows<{ key: string; due_at: Date; rang_at: Date | null; attempts: number }>(
      'SELECT key, due_at, rang_at, attempts FROM timer WHERE dossier_id = $1 ORDER BY key',
      [dossierId],
    );

  it('rings what has come, once, and not what is still to come', async () => {
    const [now, later] = [await loud('2027-03-01T10:00+01:00'), await loud('2027-03-01T10:01+01:00')];
    await room.set([now, later]);
    await room.clockwork.round();
    await room.clockwork.round();
    expect(room.started).toEqual([`loopback ${now.dossierId}`]);
    room.clock.set('2027-03-01T10:01+01:00');
    await room.clockwork.round();
    expect(room.started).toEqual([`loopback ${now.dossierId}`, `loopback ${later.dossierId}`]);
    const owed = await room.rows('SELECT 1 FROM outbox WHERE subject_id = $1', [now.dossierId]);
    expect(owed).toHaveLength(1);
  });

  it('rings once when two processes find the same moment', async () => {
    const all = [];
    for (let count = 0; count < 12; count++) all.push(await loud('2027-03-01T09:00+01:00'));
    await room.set(all);
    await Promise.all([room.clockwork.round(), room.process().round()]);
    expect([...room.started].sort()).toEqual(all.map(({ dossierId }) => `loopback ${dossierId}`).sort());
  });

  it('goes on by itself, in one process at a time, and in another when that one ends', async () => {
    const [first, second] = [room.process(), room.process()];
    const [one, other] = [await loud('2027-03-01T09:00+01:00'), await loud('2027-03-01T09:00+01:00')];
    first.start();
    second.start();
    await room.set([one]);
    await eventually(() => expect(room.started).toEqual([`loopback ${one.dossierId}`]));
    await first.onApplicationShutdown();
    await room.set([other]);
    await eventually(() => expect(room.started).toHaveLength(2));
    await second.onApplicationShutdown();
    expect(room.started).toEqual([`loopback ${one.dossierId}`, `loopback ${other.dossierId}`]);
  });

  it('rings a moment that was moved at its new hour alone', async () => {
    const timer = await loud('2027-03-01T11:00+01:00');
    await room.set([timer]);
    await room.set([{ ...timer, dueAt: new Date('2027-03-01T15:00+01:00') }]);
    room.clock.set('2027-03-01T12:00+01:00');
    await room.clockwork.round();
    expect(room.started).toEqual([]);
    room.clock.set('2027-03-01T15:00+01:00');
    await room.clockwork.round();
    expect(room.started).toHaveLength(1);
  });

  it('rings no moment again that has rung, unless it was taken back', async () => {
    const timer = await loud('2027-03-01T09:00+01:00');
    await room.set([timer]);
    await room.clockwork.round();
    await room.set([timer]);
    await room.clockwork.round();
    expect(room.started).toHaveLength(1);
    await room.database.inTown(room.town.id, (tx) => stopTimers(tx, timer.dossierId, ['suspension-over']));
    await room.clockwork.round();
    expect(room.started).toHaveLength(1);
    await room.set([timer]);
    await room.clockwork.round();
    expect(room.started).toHaveLength(2);
  });

  it.each([
    ['at night', '2027-03-01T22:00+01:00', '2027-03-02T08:30+01:00'],
    ['on a Sunday', '2027-03-07T10:00+01:00', '2027-03-08T08:30+01:00'],
    ['on a holiday', '2027-03-29T10:00+02:00', '2027-03-30T08:30+02:00'],
  ])('waits %s for the service to open', async (_, now, opening) => {
    const timer = await loud('2027-03-01T09:00+01:00');
    await room.rows(`UPDATE dossier SET service_id = 'etat-civil' WHERE id = $1`, [timer.dossierId]);
    await room.set([timer]);
    room.clock.set(now);
    await room.clockwork.round();
    expect(room.started).toEqual([]);
    expect(await timers(timer.dossierId)).toMatchObject([{ due_at: new Date(opening), rang_at: null, attempts: 0 }]);
    room.clock.set(opening);
    await room.clockwork.round();
    expect(room.started).toHaveLength(1);
  });

  it('tries a deed that fails again, later and later, and shows a person in the end; the others ring all the same', async () => {
    const id = await dossier();
    // Set by a newer version of the program: this one has no deed for it.
    await room.rows(
      `INSERT INTO timer (town_id, dossier_id, key, kind, due_at) VALUES ($1, $2, 'odd', 'unheard-of', $3)`,
      [room.town.id, id, room.clock.now()],
    );
    const healthy = await loud('2027-03-01T10:00+01:00');
    await room.set([healthy]);
    await room.clockwork.round();
    expect(room.started).toEqual([`loopback ${healthy.dossierId}`]);
    const minutes = [1, 3, 6, 10];
    for (const [place, minute] of minutes.entries()) {
      const due_at = new Date(`2027-03-01T10:${String(minute).padStart(2, '0')}+01:00`);
      expect(await timers(id)).toMatchObject([{ due_at, rang_at: null, attempts: place + 1 }]);
      // Not before.
      await room.clockwork.round();
      expect(await timers(id)).toMatchObject([{ attempts: place + 1 }]);
      room.clock.set(due_at);
      await room.clockwork.round();
    }
    expect(await timers(id)).toMatchObject([{ attempts: 5, rang_at: room.clock.now() }]);
    expect(room.logged).toHaveLength(5);
    const tasks = await room.rows(`SELECT kind, reason, state FROM task WHERE dossier_id = $1 AND kind <> 'handle'`, [
      id,
    ]);
    expect(tasks).toEqual([{ kind: 'technical-failure', reason: 'failed-timer-odd', state: 'to-do' }]);
  });
});
