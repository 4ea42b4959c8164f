import { alertOfBurst, answersAgainAnHourMax, countAnswer, isHeld } from '../../src/dossiers/mail-brakes.js';
import type { DossierRow } from '../../src/dossiers/rows.js';
import { LoopbackStage } from '../../src/pipeline/loopback/loopback.stage.js';
import type { Environment } from '../../src/platform/config/index.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';
import { asOwner } from '../support/record.js';

const mailbox = 'contact@saint-aubin-sur-gier.example';

describe('the brakes of mails that go round (J16)', () => {
  let room: ClockRoom;
  let loopback: LoopbackStage;
  beforeAll(async () => {
    room = await clockRoom();
    loopback = new LoopbackStage(room.towns, room.clock, { PUBLIC_URL: 'https://mairie.example' } as Environment);
  }, 60_000);
  afterAll(() => room?.stop());
  beforeEach(async () => {
    later(120);
    await asOwner(room, 'DELETE FROM mail_brake');
    await asOwner(room, `DELETE FROM task WHERE kind = 'mail-loop'`);
  });

  it('a rush of many people is no loop', async () => {
    for (const name of ['ines', 'karim', 'lea', 'marc']) await answer(`${name}@courriel.example`);
    expect(await counted()).toEqual([]);
  });

  it('who is answered again within the hour counts, whatever numbers and tags a machine puts in its address', async () => {
    for (const local of ['ticket+a1', 'ticket+b2', 'Ticket33', 'ticket']) await answer(`${local}@logiciel.example`);
    expect(await counted()).toMatchObject([{ mailbox, answers: 3 }]);
  });

  it('and not who is answered again later', async () => {
    await answer('ines@courriel.example');
    later(61);
    await answer('ines@courriel.example');
    expect(await counted()).toEqual([]);
  });

  it('an hour begins anew once it is over', async () => {
    await nearlyAtLimit();
    later(61);
    await answer('ines@courriel.example');
    await answer('ines@courriel.example');
    expect(await counted()).toMatchObject([{ answers: 1 }]);
    expect(await alerts()).toEqual([]);
  });

  it('of several processes each counts once', async () => {
    const [first, second] = [await answer('a@x.example'), await answer('a@x.example')];
    await room.rows('UPDATE mail_brake SET answers = 0');
    const count = (id: string) => room.database.inTown(room.town.id, (tx) => countAnswer(tx, id, room.clock.now()));
    await Promise.all([count(first), count(second), count(first), count(second)]);
    expect(await counted()).toMatchObject([{ answers: 4 }]);
  });

  describe('at the limit', () => {
    let last: string;
    beforeEach(async () => {
      await nearlyAtLimit();
      await answer('machine@boucle.example');
      last = await answer('machine@boucle.example');
    });

    it('automatic answers of that mailbox wait, and whoever is responsible is told once', async () => {
      const next = await answer('machine@boucle.example');
      expect(await alerts()).toEqual([{ kind: 'mail-loop', state: 'to-do', reason: mailbox, service_id: null }]);
      expect([await held(last), await held(next)]).toEqual([true, true]);
    });

    it('what a person writes leaves, and what other mailboxes answer', async () => {
      const written = await answer('ines@courriel.example');
      await asOwner(room, `UPDATE debt SET kind = 'answer' WHERE message_id = $1`, [written]);
      const elsewhere = await answer('karim@courriel.example', 'etat-civil@saint-aubin-sur-gier.example');
      expect([await held(written), await held(elsewhere)]).toEqual([false, false]);
    });

    it('a person lets them go, and as many again may leave before it stops again', async () => {
      await room.rows(`UPDATE task SET state = 'done', done_by = 'mairie' WHERE kind = 'mail-loop'`);
      const next = await answer('machine@boucle.example');
      expect([await held(last), await held(next)]).toEqual([false, false]);
      await room.rows('UPDATE mail_brake SET answers = $1', [2 * answersAgainAnHourMax - 1]);
      expect(await held(await answer('machine@boucle.example'))).toBe(true);
      expect(await alerts()).toMatchObject([{ state: 'to-do' }]);
    });

    it('it ends by itself when nobody was answered twice for an hour', async () => {
      later(59);
      expect(await held(last)).toBe(true);
      later(2);
      expect(await held(last)).toBe(false);
      expect(await alerts()).toMatchObject([{ state: 'done' }]);
    });
  });

  it('an address that writes as machines do is told of once, until somebody has looked', async () => {
    const alert = (address: string) =>
      room.database.inTown(room.town.id, (tx) => alertOfBurst(tx, address, room.clock.now()));
    await alert('machine@boucle.example');
    await alert('Machine@boucle.example');
    expect(await alerts()).toMatchObject([{ state: 'to-do', reason: 'machine@boucle.example' }]);
    await room.rows(`UPDATE task SET state = 'done' WHERE kind = 'mail-loop'`);
    await alert('machine@boucle.example');
    expect(await alerts()).toMatchObject([{ state: 'to-do' }]);
  });

  /** Somebody writes, and the first word is composed; returns its id. */
  async function answer(email: string, source = mailbox): Promise<string> {
    const id = await room.open('reservation-salle', { sender: { email } });
    const from =
      'UPDATE contact SET source = $2 WHERE id IN (SELECT contact_id FROM dossier_contact WHERE dossier_id = $1)';
    await asOwner(room, from, [id, source]);
    const sql = 'SELECT *, target_date::text, tacit_on::text, tacit_announced::text FROM dossier WHERE id = $1';
    await room.database.inTown(room.town.id, async (tx) => {
      const [dossier] = await tx.query<DossierRow>(sql, [id]);
      await loopback.run(tx, dossier!);
    });
    const [message] = await room.rows<{ id: string }>('SELECT id FROM message WHERE dossier_id = $1', [id]);
    return message!.id;
  }

  async function nearlyAtLimit(): Promise<void> {
    await room.rows('INSERT INTO mail_brake (town_id, mailbox, since, last_at, answers) VALUES ($1, $2, $3, $3, $4)', [
      room.town.id,
      mailbox,
      room.clock.now(),
      answersAgainAnHourMax - 1,
    ]);
  }

  const later = (minutes: number) =>
    room.clock.set(new Date(room.clock.now().getTime() + minutes * 60_000).toISOString());
  const held = (id: string) => room.database.inTown(room.town.id, (tx) => isHeld(tx, id, room.clock.now()));
  const counted = () => room.rows('SELECT mailbox, answers FROM mail_brake');
  const alerts = () => room.rows(`SELECT kind, state, reason, service_id FROM task WHERE kind = 'mail-loop'`);
});
