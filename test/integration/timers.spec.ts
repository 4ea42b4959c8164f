import { askDocuments, documentsReceived } from '../../src/dossiers/clocks/index.js';
import { addDebts } from '../../src/dossiers/debts.js';
import { endPart } from '../../src/dossiers/sub-dossiers.js';
import { transmissionRefused } from '../../src/dossiers/transmissions.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';

const by = { by: 'Mme Roux, directrice générale', on: '2027-01-04' };
const deed = { actor: 'nadia' };

/** What time brings about on dossiers as routing opens them, by the rules' own names. Monday 1 March 2027, ten o'clock. */
describe('the two clocks', () => {
  let room: ClockRoom;
  beforeAll(async () => {
    room = await clockRoom({ 'subvention-association': by, 'inscription-cantine': by });
  }, 120_000);
  afterAll(() => room?.stop());
  beforeEach(() => room.clock.set('2027-03-01T10:00+01:00'));
  afterEach(() => expect(room.logged).toEqual([]));

  const dossierOf = async (id: string) => {
    const [row] = await room.rows<{ tacit_on: string | null; tacit_announced: string | null; target_date: string }>(
      'SELECT tacit_on, tacit_announced, target_date FROM dossier WHERE id = $1',
      [id],
    );
    return row!;
  };
  const debtsOf = (id: string) =>
    room.rows<{ key: string; state: string; reason: string | null }>(
      'SELECT key, state, reason FROM debt WHERE dossier_id = $1 ORDER BY created_at, key',
      [id],
    );
  const settle = (id: string, kind: string) =>
    room.rows(`UPDATE debt SET state = 'settled', ended_at = $3 WHERE dossier_id = $1 AND kind = $2`, [
      id,
      kind,
      room.clock.now(),
    ]);
  const asked = async (id: string, deadline: string) => {
    await room.database.inTown(room.town.id, (tx) =>
      askDocuments(tx, room.town, id, { documents: ['Budget'], deadline }, { ...deed, at: room.clock.now() }),
    );
    const [request] = await room.rows<{ id: string }>(
      'SELECT id FROM document_request WHERE dossier_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1',
      [id],
    );
    return request!.id;
  };
  const provided = (dossierId: string, id: string, receivedAt = room.clock.now()) =>
    room.database.inTown(room.town.id, (tx) =>
      documentsReceived(tx, room.town, { id, dossierId }, receivedAt, { ...deed, at: room.clock.now() }),
    );
  /** As the loop-back does when the acknowledgement with its date is composed. */
  const announce = (id: string, day: string) =>
    room.rows('UPDATE dossier SET tacit_announced = $2 WHERE id = $1', [id, day]);

  it('SI-02, SI-14: a subsidy asked for on 1 March is rejected by silence on 1 May, whatever is promised', async () => {
    const id = await room.open('subvention-association');
    expect(await dossierOf(id)).toEqual({ tacit_on: '2027-05-01', tacit_announced: null, target_date: '2027-04-13' });
    const [{ legal }] = (await room.rows<{ legal: object }>('SELECT legal FROM dossier WHERE id = $1', [id])) as [
      { legal: object },
    ];
    expect(legal).toMatchObject({ regime: 'SVR', silenceMonths: 2, ack: 'full', validated: by });
  });

  it('AR-15: silence draws near: the service at fifteen days and at two, its head at seven, never on a closed day', async () => {
    const id = await room.open('subvention-association');
    await settle(id, 'acknowledgement');
    await room.rows(`UPDATE dossier SET target_date = NULL WHERE id = $1`, [id]);
    // 16 April is a Friday, 24 April a Saturday morning, 29 April a Thursday.
    expect(await room.tasksAt('2027-04-16T08:00+02:00', id)).toEqual([]);
    expect(await room.tasksAt('2027-04-16T08:30+02:00', id)).toEqual(['tacit-decision']);
    await room.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1 AND kind = 'tacit-decision'`, [id]);
    expect(await room.tasksAt('2027-04-24T08:30+02:00', id)).toEqual([]);
    expect(await room.tasksAt('2027-04-24T09:00+02:00', id)).toEqual(['tacit-decision-head']);
    expect(await room.tasksAt('2027-04-29T09:00+02:00', id)).toEqual(['tacit-decision-head', 'tacit-decision']);
  });

  it('AR-15: nothing is said of silence once the answer has left, nor of a day that is no longer the right one', async () => {
    const answered = await room.open('subvention-association');
    await settle(answered, 'acknowledgement');
    await settle(answered, 'answer');
    const moved = await room.open('subvention-association');
    await settle(moved, 'acknowledgement');
    await room.rows(`UPDATE dossier SET tacit_on = '2027-06-01', target_date = NULL WHERE id = $1`, [moved]);
    expect(await room.tasksAt('2027-04-30T10:00+02:00', answered)).toEqual([]);
    expect(await room.tasksAt('2027-04-30T10:00+02:00', moved)).toEqual([]);
  });

  it('PI-01b, J05: due on 1 May, pieces asked for on 1 March and here on 8 March: 8 May, and the usager is owed it', async () => {
    const id = await room.open('subvention-association', { documentsMissing: ['Budget prévisionnel'] });
    const [request] = await room.rows<{ id: string; deadline: string }>(
      'SELECT id, deadline FROM document_request WHERE dossier_id = $1',
      [id],
    );
    expect(request).toMatchObject({ deadline: '2027-03-15' });
    await announce(id, '2027-05-01');
    expect(await dossierOf(id)).toMatchObject({ tacit_on: '2027-05-15' });
    room.clock.set('2027-03-08T11:00+01:00');
    expect(await provided(id, request!.id)).toEqual({ owesWord: true });
    expect(await provided(id, request!.id)).toBeNull();
    expect(await dossierOf(id)).toMatchObject({ tacit_on: '2027-05-08', tacit_announced: '2027-05-01' });
    const complements = (await debtsOf(id)).filter(({ key }) => key.startsWith('acknowledgement-complement'));
    expect(complements).toMatchObject([
      { key: 'acknowledgement-complement-2027-05-01-2027-05-08', state: 'owed', reason: null },
    ]);
  });

  it('PI-01b: pieces that do not come: the clock goes on from the deadline, and the usager is owed the new date once', async () => {
    const id = await room.open('subvention-association', { documentsMissing: ['Budget prévisionnel'] });
    await settle(id, 'acknowledgement');
    await announce(id, '2027-05-01');
    await room.tasksAt('2027-03-12T10:00+01:00', id);
    expect((await debtsOf(id)).filter(({ key }) => key.startsWith('acknowledgement-complement'))).toEqual([]);
    room.started.length = 0;
    await room.tasksAt('2027-03-15T08:30+01:00', id);
    await room.tasksAt('2027-03-15T09:30+01:00', id);
    expect(room.started).toContain(`loopback ${id}`);
    const complements = (await debtsOf(id)).filter(({ key }) => key.startsWith('acknowledgement-complement'));
    expect(complements).toMatchObject([{ key: 'acknowledgement-complement-2027-05-01-2027-05-15', state: 'owed' }]);
  });

  it('PI-01: an acceptance begins with the last piece', async () => {
    const id = await room.open('inscription-cantine');
    expect(await dossierOf(id)).toMatchObject({ tacit_on: '2027-05-01' });
    await announce(id, '2027-05-01');
    room.clock.set('2027-03-03T10:00+01:00');
    const [first, second] = [await asked(id, '2027-03-20'), await asked(id, '2027-03-31')];
    expect(await dossierOf(id)).toMatchObject({ tacit_on: null });
    room.clock.set('2027-03-10T10:00+01:00');
    expect(await provided(id, first)).toEqual({ owesWord: false });
    expect(await dossierOf(id)).toMatchObject({ tacit_on: null });
    room.clock.set('2027-04-06T10:00+02:00');
    // They had come by letter on the second.
    expect(await provided(id, second, new Date('2027-04-02T09:00+02:00'))).toEqual({ owesWord: true });
    expect(await dossierOf(id)).toMatchObject({ tacit_on: '2027-06-02' });
  });

  it('a list of pieces that has not left is asked for no more once they are here', async () => {
    const id = await room.open('subvention-association');
    const request = await asked(id, '2027-03-20');
    await provided(id, request);
    expect((await debtsOf(id)).find(({ key }) => key === `missing-documents-${request}`)).toMatchObject({
      state: 'waived',
      reason: 'received',
    });
  });

  it('K15: a promise is recalled two days of work before, and its head is told when it has passed', async () => {
    // Five working days: 8 March.
    const id = await room.open('degradation-voirie', {}, { debts: [] });
    await room.database.inTown(room.town.id, (tx) =>
      addDebts(tx, [{ dossierId: id, kind: 'answer', dueAt: room.clock.now(), payable: false }]),
    );
    const { target_date } = await dossierOf(id);
    expect(target_date).toBe('2027-03-08');
    expect(await room.tasksAt('2027-03-03T12:00+01:00', id)).toEqual([]);
    expect(await room.tasksAt('2027-03-04T08:00+01:00', id)).toEqual(['promise-soon']);
    expect(await room.tasksAt('2027-03-08T15:00+01:00', id)).toEqual(['promise-soon']);
    expect(await room.tasksAt('2027-03-09T08:00+01:00', id)).toEqual(['promise-soon', 'promise-passed']);
  });

  it('K15, J09: a service that has a part in an answer is reminded of its date, and that ends with its work', async () => {
    const [parent, part] = [
      await room.open('degradation-voirie'),
      await room.open('degradation-voirie', {}, { debts: [] }),
    ];
    await room.rows('UPDATE dossier SET parent_id = $2 WHERE id = $1', [part, parent]);
    expect(await room.tasksAt('2027-03-04T08:00+01:00', part)).toContain('promise-soon');
    const end = () => room.database.inTown(room.town.id, (tx) => endPart(tx, part));
    const state = async () => (await room.rows('SELECT state FROM dossier WHERE id = $1', [part]))[0];
    await end();
    expect(await state()).toEqual({ state: 'open' });
    await room.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1 AND kind = 'handle'`, [part]);
    await end();
    expect(await state()).toEqual({ state: 'closing' });
    expect(await room.rows('SELECT 1 FROM task WHERE dossier_id = $1 AND open', [part])).toEqual([]);
  });

  it('EL-05, AR-01: an acknowledgement that has not left by the end of its working day is looked for the next morning', async () => {
    const id = await room.open('degradation-voirie');
    expect(await room.tasksAt('2027-03-02T17:00+01:00', id)).toEqual([]);
    expect(await room.tasksAt('2027-03-03T09:00+01:00', id)).toContain('word-late');
  });

  it.each(['accepted', 'delivered'])('EL-05: one that is %s is not', async (state) => {
    const id = await room.open('degradation-voirie');
    await room.rows(
      `WITH kept AS (
         INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
         SELECT town_id, gen_random_uuid(), id, 'acknowledgement', 'email', 'ack-email', 1, 'a@b.example', '', '', id::text, $2 FROM dossier WHERE id = $1
         RETURNING id)
       UPDATE debt SET message_id = kept.id FROM kept WHERE dossier_id = $1 AND kind = 'acknowledgement'`,
      [id, state],
    );
    expect(await room.tasksAt('2027-03-03T09:00+01:00', id)).not.toContain('word-late');
  });

  it('EL-05: one that is owed no more, since the démarche was corrected, is not', async () => {
    const id = await room.open('degradation-voirie');
    await room.rows(
      `UPDATE debt SET state = 'waived', reason = 'corrected' WHERE dossier_id = $1 AND kind = 'acknowledgement'`,
      [id],
    );
    expect(await room.tasksAt('2027-03-03T09:00+01:00', id)).not.toContain('word-late');
  });

  it('EL-06: an electronic message without its acknowledgement: an alert at seven working days, late after ten', async () => {
    const id = await room.open('reservation-salle', {}, { debts: [] });
    expect(await room.tasksAt('2027-03-09T12:00+01:00', id)).not.toContain('acknowledgement-soon');
    expect(await room.tasksAt('2027-03-10T09:00+01:00', id)).toContain('acknowledgement-soon');
    expect(await room.tasksAt('2027-03-15T12:00+01:00', id)).not.toContain('acknowledgement-late');
    expect(await room.tasksAt('2027-03-16T09:00+01:00', id)).toContain('acknowledgement-late');
  });

  it('EL-06: not a letter, nor one that was acknowledged', async () => {
    const letter = await room.open('reservation-salle', { channel: 'letter' }, { debts: [] });
    const told = await room.open('reservation-salle');
    await settle(told, 'acknowledgement');
    for (const id of [letter, told])
      expect(await room.tasksAt('2027-03-16T09:00+01:00', id)).not.toContain('acknowledgement-late');
  });

  it('EL-06, N-04: what the CCAS received in turn is acknowledged within ten working days of that', async () => {
    const receivedAt = new Date('2027-02-26T09:00:00Z');
    const id = await room.open('domiciliation', { receivedAt }, { debts: [] });
    expect(await room.tasksAt('2027-03-10T09:00+01:00', id)).toContain('acknowledgement-soon');
    expect(
      await room.rows(`SELECT due_at FROM task WHERE dossier_id = $1 AND kind = 'acknowledgement-soon'`, [id]),
    ).toEqual([{ due_at: new Date('2027-03-15T22:59:59.999Z') }]);
  });

  it('PI-01b: who has been written an answer is told no other day of silence', async () => {
    const id = await room.open('subvention-association', { documentsMissing: ['Budget prévisionnel'] });
    await announce(id, '2027-05-01');
    await room.rows(`UPDATE dossier SET state = 'closing' WHERE id = $1`, [id]);
    await room.tasksAt('2027-03-15T09:30+01:00', id);
    expect((await debtsOf(id)).filter(({ key }) => key.startsWith('acknowledgement-complement'))).toEqual([]);
  });

  describe('J18: what was sent on', () => {
    /** To the Caf, by mail; the dossier is then in that state. */
    const sentOn = async (change: string) => {
      const id = await room.open('allocations-caf', { channel: 'letter' }, { debts: [], timers: [], tasks: [] });
      await room.rows(
        `UPDATE contact SET body = 'Ma dette' FROM dossier_contact WHERE contact.id = contact_id AND dossier_id = $1`,
        [id],
      );
      const [transmission] = await room.rows<{ id: string }>(
        `WITH written AS (
           INSERT INTO document (town_id, id, sha256, bytes, media_type, name)
           VALUES ($2, gen_random_uuid(), repeat('0', 64), 1, 'application/pdf', 'bordereau.pdf') RETURNING id)
         INSERT INTO transmission (town_id, id, dossier_id, round, state, way, office, received_at, bordereau_id, prepared_at, prepared_by)
         SELECT $2, gen_random_uuid(), $1, 1, 'sent', 'email', '{}', now(), written.id, now(), 'nadia' FROM written RETURNING id`,
        [id, room.town.id],
      );
      await room.rows(`UPDATE dossier SET ${change} WHERE id = $1`, [id]);
      return { id, transmission: transmission!.id };
    };
    const copyAfter = async (change: string) => {
      const { id, transmission } = await sentOn(change);
      const facts = { transmission };
      await room.set([{ dossierId: id, kind: 'forget-copy', dueAt: room.clock.now(), facts }]);
      await room.clockwork.round();
      const [contact] = await room.rows<{ body: string | null }>(
        'SELECT body FROM contact JOIN dossier_contact ON contact.id = contact_id WHERE dossier_id = $1',
        [id],
      );
      return contact!.body;
    };

    it('is not kept, unless it is ours after all, or is being read again', async () => {
      expect(await copyAfter(`state = 'closed'`)).toBeNull();
      expect(await copyAfter('administration_id = NULL')).toBe('Ma dette');
      expect(await copyAfter(`state = 'open'`)).toBe('Ma dette');
    });

    it('and came back is work, unless it is ours after all', async () => {
      const workAfter = async (change: string) => {
        const { id, transmission } = await sentOn(change);
        const mail = { dossier_id: id, key: 'transmission-1', transmission_id: transmission };
        await room.database.inTown(room.town.id, (tx) =>
          transmissionRefused(tx, mail, 'address-unknown', room.clock.now()),
        );
        return room.rows('SELECT kind FROM task WHERE dossier_id = $1', [id]);
      };
      expect(await workAfter(`state = 'closing'`)).toEqual([{ kind: 'transmission' }]);
      expect(await workAfter('administration_id = NULL')).toEqual([]);
    });
  });

  it('TR-03: a request that was not sent on after two working days', async () => {
    const id = await room.open('allocations-caf', { channel: 'letter' });
    expect(await room.tasksAt('2027-03-03T16:00+01:00', id)).toEqual([]);
    expect(await room.tasksAt('2027-03-04T09:00+01:00', id)).toEqual(['transmission-late']);
  });

  it('J10: an inscription on the electoral rolls is recalled three days after it came', async () => {
    const id = await room.open('inscription-listes-electorales', { channel: 'letter' });
    expect(await room.tasksAt('2027-03-03T16:00+01:00', id)).not.toContain('own-term');
    expect(await room.tasksAt('2027-03-04T09:00+01:00', id)).toContain('own-term');
    expect(await dossierOf(id)).toMatchObject({ tacit_on: null });
  });

  it('K15: what was answered in time is not recalled', async () => {
    const id = await room.open('degradation-voirie');
    await settle(id, 'acknowledgement');
    await room.rows(`UPDATE debt SET payable = true WHERE dossier_id = $1 AND kind = 'answer'`, [id]);
    expect(await room.tasksAt('2027-03-09T08:00+01:00', id)).toEqual([]);
  });
});
