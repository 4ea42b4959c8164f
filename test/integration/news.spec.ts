import type { DebtKind } from '../../src/dossiers/debts.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';

/** What time says to the usager: where the dossier stands, what is still missing, and whether it is solved. */
describe('news the usager has without asking', () => {
  let room: ClockRoom;
  beforeAll(async () => {
    room = await clockRoom();
  }, 120_000);
  afterAll(() => room?.stop());
  beforeEach(async () => {
    room.clock.set('2027-03-01T10:00+01:00');
    await room.rows('DELETE FROM timer');
    room.started.length = 0;
  });

  const at = async (local: string) => {
    room.clock.set(local);
    await room.clockwork.round();
  };
  const owed = (dossier: string, kind: DebtKind) =>
    room.rows<{ key: string; payable: boolean; state: string; facts: Record<string, unknown> }>(
      'SELECT key, payable, state, facts FROM debt WHERE dossier_id = $1 AND kind = $2 ORDER BY created_at, key',
      [dossier, kind],
    );
  /** Its words have left, at that instant. */
  const say = (dossier: string, kind: DebtKind, instant: string) =>
    room.rows(
      `WITH said AS (
         INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state, composed_at)
         SELECT town_id, gen_random_uuid(), dossier_id, key, 'email', 'progress', 1, 'x@habitants.example', '', '', gen_random_uuid(), 'accepted', $3::timestamptz
         FROM debt WHERE dossier_id = $1 AND kind = $2 AND message_id IS NULL RETURNING id, key)
       UPDATE debt SET message_id = said.id FROM said WHERE debt.dossier_id = $1 AND debt.key = said.key`,
      [dossier, kind, instant],
    );
  const close = async (dossier: string, reason = 'answered') => {
    const now = room.clock.now();
    await room.rows(`UPDATE debt SET state = 'settled', ended_at = $2 WHERE dossier_id = $1`, [dossier, now]);
    await room.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1`, [dossier]);
    await room.rows(`UPDATE dossier SET state = 'closing', closing_reason = $2 WHERE id = $1`, [dossier, reason]);
    const { closeIfNothingIsOwed } = await import('../../src/dossiers/closing.js');
    await room.database.inTown(room.town.id, (tx) => closeIfNothingIsOwed(tx, dossier, now));
    expect(await room.rows('SELECT state FROM dossier WHERE id = $1', [dossier])).toEqual([{ state: 'closed' }]);
  };

  it('J09: no answer on the tenth working day: one point of progress, when the service opens, and another ten days later', async () => {
    const dossier = await room.open('reservation-salle');
    await at('2027-03-12T18:00+01:00');
    expect(await owed(dossier, 'progress')).toEqual([]);
    await at('2027-03-15T07:00+01:00');
    expect(await owed(dossier, 'progress')).toEqual([]);
    await at('2027-03-15T10:00+01:00');
    await at('2027-03-15T11:00+01:00');
    expect(await owed(dossier, 'progress')).toMatchObject([{ key: 'progress-2027-03-15', payable: true }]);
    expect(room.started).toEqual([`loopback ${dossier}`]);
    await say(dossier, 'progress', '2027-03-15T10:00+01:00');
    await at('2027-03-26T17:00+01:00');
    expect(await owed(dossier, 'progress')).toHaveLength(1);
    await at('2027-03-30T10:00+02:00');
    expect((await owed(dossier, 'progress')).map(({ key }) => key)).toEqual([
      'progress-2027-03-15',
      'progress-2027-03-30',
    ]);
  });

  it('news given by the service count: the next are due ten working days after them', async () => {
    const dossier = await room.open('reservation-salle');
    await room.rows(
      `INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, due_at) VALUES ($2, gen_random_uuid(), $1, 'reply-1', 'reply', 'owed', true, now())`,
      [dossier, room.town.id],
    );
    await say(dossier, 'reply', '2027-03-10T10:00+01:00');
    await at('2027-03-15T10:00+01:00');
    expect(await owed(dossier, 'progress')).toEqual([]);
    await at('2027-03-24T10:00+01:00');
    expect(await owed(dossier, 'progress')).toHaveLength(1);
  });

  it.each([
    ['answered already', `UPDATE debt SET payable = true WHERE dossier_id = $1 AND kind = 'answer'`],
    ['closed', `UPDATE dossier SET state = 'closed' WHERE id = $1`],
    ['an emergency (J22)', `UPDATE dossier SET priority = 'emergency' WHERE id = $1`],
  ])('nothing is said of a dossier that is %s', async (_name, change) => {
    const dossier = await room.open('reservation-salle');
    await room.rows(change, [dossier]);
    await at('2027-03-15T10:00+01:00');
    expect(await owed(dossier, 'progress')).toEqual([]);
  });

  it('T12: what is missing is asked for again three working days before its deadline, once, and not if it has come or was answered', async () => {
    const missing = { documentsMissing: ['Budget prévisionnel'] };
    const [late, come] = [
      await room.open('subvention-association', missing),
      await room.open('subvention-association', missing),
    ];
    const answered = await room.open('subvention-association', missing);
    await room.rows(`UPDATE dossier SET state = 'closing' WHERE id = $1`, [answered]);
    await room.rows('UPDATE document_request SET received_at = now() WHERE dossier_id = $1', [come]);
    await at('2027-03-09T17:00+01:00');
    expect(await owed(late, 'reminder')).toEqual([]);
    await at('2027-03-10T10:00+01:00');
    await at('2027-03-11T10:00+01:00');
    expect(await owed(late, 'reminder')).toMatchObject([
      {
        key: 'reminder-2027-03-15',
        facts: { missingDocuments: ['Budget prévisionnel'], missingDeadline: '2027-03-15' },
      },
    ]);
    for (const each of [come, answered]) expect(await owed(each, 'reminder')).toEqual([]);
  });

  describe('T11: is it solved?', () => {
    it('asked once, three days after the closing, by a secret of which the record keeps the hash', async () => {
      const dossier = await room.open('degradation-voirie');
      await close(dossier);
      await at('2027-03-03T17:00+01:00');
      expect(await owed(dossier, 'is-it-solved')).toEqual([]);
      await at('2027-03-04T10:00+01:00');
      await at('2027-03-05T10:00+01:00');
      const [question, ...more] = await owed(dossier, 'is-it-solved');
      expect(more).toEqual([]);
      expect(question).toMatchObject({ payable: true, facts: { surveySecret: expect.stringMatching(/^[\w-]{43}$/) } });
      const surveys = await room.rows<{ secret_hash: string; solved: boolean | null }>(
        'SELECT secret_hash, solved FROM survey WHERE dossier_id = $1',
        [dossier],
      );
      expect(surveys).toMatchObject([{ solved: null, secret_hash: expect.stringMatching(/^[\da-f]{64}$/) }]);
      expect(await room.rows('SELECT state FROM dossier WHERE id = $1', [dossier])).toEqual([{ state: 'closed' }]);
    });

    it.each([
      ['Merci beaucoup', [], false],
      ['J’en peux plus, je vais en finir', [{ kind: 'alert', reason: 'emergency' }], true],
    ])(
      'what is written beside the answer calls a person where it holds danger (UR-01): %s',
      async (words, work, few) => {
        const dossier = await room.open('degradation-voirie');
        await close(dossier);
        await room.rows(
          `INSERT INTO survey (town_id, id, dossier_id, secret_hash, closed_at, asked_at, answered_at, solved, words)
         VALUES ($1, gen_random_uuid(), $2::uuid, $2::text, now(), now(), now(), true, $3)`,
          [room.town.id, dossier, words],
        );
        await room.set([{ dossierId: dossier, kind: 'survey-words', dueAt: room.clock.now() }]);
        await at('2027-03-01T10:01+01:00');
        expect(await room.rows('SELECT kind, reason FROM task WHERE dossier_id = $1 AND open', [dossier])).toEqual(
          work,
        );
        expect(await room.rows('SELECT confidential FROM dossier WHERE id = $1', [dossier])).toEqual([
          { confidential: few },
        ]);
      },
    );

    it('not a second time of the same dossier, and not while it is open again', async () => {
      const [twice, open] = [await room.open('degradation-voirie'), await room.open('degradation-voirie')];
      await close(twice);
      await close(open);
      await room.rows(`UPDATE dossier SET state = 'open', closed_at = NULL WHERE id = $1`, [open]);
      await at('2027-03-04T10:00+01:00');
      expect(await owed(open, 'is-it-solved')).toEqual([]);
      await room.rows(`UPDATE dossier SET state = 'open', closed_at = NULL WHERE id = $1`, [twice]);
      await close(twice);
      await at('2027-03-08T10:00+01:00');
      expect(await owed(twice, 'is-it-solved')).toHaveLength(1);
    });

    it.each([
      ['closed without an answer', '', 'no_contact'],
      ['confidential', 'UPDATE dossier SET confidential = true WHERE id = $1', 'answered'],
      ['an emergency', `UPDATE dossier SET priority = 'emergency' WHERE id = $1`, 'answered'],
      ['about a death', `UPDATE dossier SET demarche_id = 'concession-cimetiere' WHERE id = $1`, 'answered'],
      [
        'one where danger was told',
        `INSERT INTO task (town_id, id, dossier_id, key, kind, state) SELECT town_id, gen_random_uuid(), id, 'alert', 'alert', 'done' FROM dossier WHERE id = $1`,
        'answered',
      ],
    ])('never of a dossier that is %s', async (_name, change, reason) => {
      const dossier = await room.open('degradation-voirie');
      if (change) await room.rows(change, [dossier]);
      await close(dossier, reason);
      await at('2027-03-04T10:00+01:00');
      await at('2027-03-08T10:00+01:00');
      expect(await owed(dossier, 'is-it-solved')).toEqual([]);
    });

    it('once for all dossiers of one visit (J01)', async () => {
      const [parent, child] = [await room.open('inscription-scolaire'), await room.open('inscription-cantine')];
      await room.rows('UPDATE dossier SET parent_id = $2 WHERE id = $1', [child, parent]);
      await close(child);
      await close(parent);
      await at('2027-03-04T10:00+01:00');
      const both = [...(await owed(parent, 'is-it-solved')), ...(await owed(child, 'is-it-solved'))];
      expect(both).toHaveLength(1);
    });
  });
});
