import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { eventually } from '../support/eventually.js';

describe('several needs in one contact, and corrections', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const guessed = async (columns: Record<string, unknown>, demarche: string, more: Record<string, unknown> = {}) => {
    const id = await app.contact(columns);
    const { alerts = [], segments = [] } = more;
    await app.rows(
      `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses, alerts, segments)
       VALUES ($1, gen_random_uuid(), $2, 'auto', 'aiguillage', $3, 0.97, $4, $5, $6)`,
      [
        app.saintAubin,
        id,
        columns.state === 'to-qualify' ? null : demarche,
        JSON.stringify([{ demarche, confidence: 0.97, reasons: ['trottoir'] }]),
        JSON.stringify(alerts),
        JSON.stringify(segments),
      ],
    );
    return id;
  };
  const kept = (id: string) =>
    app.rows(
      `SELECT decision, demarche_id, parts, guesses -> 0 ->> 'demarche' AS guess FROM qualification WHERE contact_id = $1 ORDER BY created_at, id`,
      [id],
    );
  const qualify = (id: string, body: object) => app.ask('POST', `contacts/${id}/qualification`, {}, body);
  const correct = (id: string, body: object, as = {}) => app.ask('POST', `contacts/${id}/correction`, as, body);
  const dossier = async (number: string) => (await app.ask('GET', `dossiers/${number}`)).body;
  const waiting = async () =>
    (await app.rows(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
      .length;
  const debts = ({ debts: all }: { debts: { kind: string; state: string }[] }) =>
    Object.fromEntries(all.map(({ kind, state }) => [kind, state]));

  it('keeps what a person says beside the guess they accepted or overturned, so that overturns can be counted', async () => {
    const accepted = await guessed({ state: 'to-qualify' }, 'degradation-voirie');
    await qualify(accepted, { demarche: 'degradation-voirie' });
    const overturned = await guessed({ state: 'to-qualify' }, 'degradation-voirie');
    await qualify(overturned, { demarche: 'place-creche' });
    expect(await kept(accepted)).toMatchObject([
      { decision: 'auto', guess: 'degradation-voirie' },
      { decision: 'human', demarche_id: 'degradation-voirie' },
    ]);
    expect(await kept(overturned)).toMatchObject([
      { decision: 'auto', guess: 'degradation-voirie' },
      { decision: 'human', demarche_id: 'place-creche', parts: [] },
    ]);
  });

  it('takes several démarches, or parts with their words, and refuses a mixture', async () => {
    const id = await guessed({ state: 'to-qualify' }, 'degradation-voirie');
    const part = { demarche: 'place-creche', text: 'Une place en crèche.' };
    const messages = async (body: object) => {
      const { status, body: refused } = await qualify(id, body);
      return [status, ...refused.errors.map(({ field }: { field: string }) => field)];
    };
    expect(await messages({ demarche: 'place-creche', parts: [part, part] })).toEqual([422, '']);
    expect(await messages({ demarches: ['place-creche'] })).toEqual([422, 'demarches']);
    expect(await messages({ demarches: ['place-creche', 'place-creche'] })).toEqual([422, 'demarches']);
    expect(await messages({ parts: [part, { ...part, demarche: 'autre' }] })).toEqual([422, 'parts.1.demarche']);
    const lamp = { demarche: 'depot-sauvage', text: 'Le lampadaire est cassé. Ma carte : 4111 1111 1111 1111' };
    expect((await qualify(id, { parts: [part, lamp] })).status).toBe(204);
    const [, { demarche_id, parts }] = (await kept(id)) as [
      unknown,
      { demarche_id: string; parts: { text: string }[] },
    ];
    expect(demarche_id).toBe('place-creche');
    const [creche, waste] = parts.map(({ text }) => text);
    expect(creche).toBe('Une place en crèche.');
    expect(waste).not.toContain('4111 1111');
  });

  it('moves a dossier to its right service, keeps its date, and counts it (TR-06, K9)', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    const number = await app.dossier(id, {
      tasks: [{ key: 'handle', kind: 'handle', dueAt: app.clock.now() }],
      debts: [
        { kind: 'acknowledgement', dueAt: app.clock.now(), payable: true },
        { kind: 'answer', dueAt: app.clock.now(), payable: false },
      ],
    });
    const before = await dossier(number);
    expect((await correct(id, { demarche: 'place-creche' })).status).toBe(204);
    const after = await dossier(number);
    expect(after).toMatchObject({
      demarche: { id: 'place-creche' },
      receivedAt: before.receivedAt,
      state: 'open',
    });
    expect(after.service.id).not.toBe(before.service.id);
    expect(after.tasks).toMatchObject([{ kind: 'handle', state: 'to-do', service: { id: after.service.id } }]);
    expect(debts(after)).toEqual({ acknowledgement: 'owed', answer: 'owed' });
    const { kind, actor, data } = after.timeline.at(-1);
    expect([kind, actor]).toEqual(['reassigned', 'clé essai operator']);
    expect(data.before).toEqual({ demarche: 'degradation-voirie', service: 'voirie-proprete' });
    expect(app.started).toContain(
      `loopback ${(await app.rows('SELECT id FROM dossier WHERE number = $1', [number]))[0]!.id}`,
    );
    expect(await kept(id)).toMatchObject([
      { decision: 'auto', guess: 'degradation-voirie' },
      { decision: 'human', demarche_id: 'place-creche' },
    ]);
    expect((await app.ask('GET', `contacts/${id}`)).body.demarche.id).toBe('place-creche');
  });

  it('is undone by the same, and leaves the dossier as it was, with both on its journal', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    const number = await app.dossier(id);
    const [before] = await app.rows('SELECT * FROM dossier WHERE number = $1', [number]);
    await correct(id, { demarche: 'place-creche' });
    await correct(id, { demarche: 'degradation-voirie' });
    const [after] = await app.rows('SELECT * FROM dossier WHERE number = $1', [number]);
    // The fixture was opened by no routing: it had no law.
    const asOpened = { summary: null, target_date: null, legal: null };
    expect({ ...after, ...asOpened }).toEqual({ ...before, ...asOpened });
    const { timeline } = await dossier(number);
    expect(timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'reassigned', 'reassigned']);
  });

  it('of two corrections at the same moment one is made, and the other is told so', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    const number = await app.dossier(id);
    const asked = await app.database.inTown(app.saintAubin, async (tx) => {
      await tx.query('SELECT 1 FROM dossier WHERE number = $1 FOR UPDATE', [number]);
      const both = ['place-creche', 'depot-sauvage'].map((demarche) => correct(id, { demarche }));
      // Both have read the dossier before either may write.
      await eventually(async () => expect(await waiting()).toBe(2));
      return both;
    });
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.message).toContain('Un collègue vient de corriger');
    expect((await dossier(number)).timeline).toHaveLength(2);
  });

  it('tells the usager only what puts right a message that named the wrong démarche', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    const number = await app.dossier(id);
    const [{ id: dossierId }] = (await app.rows('SELECT id FROM dossier WHERE number = $1', [number])) as [
      { id: string },
    ];
    await app.rows(
      `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data) VALUES ($1, $2, now(), 'aiguillage', 'message-composed', '{"key": "acknowledgement"}')`,
      [app.saintAubin, dossierId],
    );
    await correct(id, { demarche: 'place-creche' });
    expect(debts(await dossier(number))).toEqual({ rectification: 'owed', answer: 'owed' });
    // Undone before anything left: what the usager was told is right after all.
    await correct(id, { demarche: 'degradation-voirie' });
    expect(debts(await dossier(number))).toEqual({ rectification: 'waived', answer: 'owed' });
  });

  it('sends to another administration what is not ours, with the work that follows', async () => {
    const id = await guessed({ state: 'told', channel: 'letter' }, 'degradation-voirie');
    const number = await app.dossier(id);
    await correct(id, { demarche: 'allocations-caf' });
    const after = await dossier(number);
    expect(after.tasks.find(({ kind }: { kind: string }) => kind === 'handle').state).toBe('dropped');
    expect(debts(after)).toMatchObject({ answer: 'waived' });
  });

  it('refuses what is answered, what is the same, and what is not routed yet', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    await app.dossier(id);
    expect((await correct(id, { demarche: 'degradation-voirie' })).status).toBe(409);
    expect((await correct(id, { demarche: 'autre' })).status).toBe(422);
    expect((await correct(id, { demarche: 'place-creche', dossier: 'SA-2020-000001' })).status).toBe(404);
    await app.dossier(id);
    expect((await correct(id, { demarche: 'place-creche' })).body.errors[0].field).toBe('dossier');
    const waiting = await guessed({ state: 'to-qualify' }, 'degradation-voirie');
    expect((await correct(waiting, { demarche: 'place-creche' })).status).toBe(409);
    const answered = await guessed({ state: 'told' }, 'degradation-voirie');
    await app.dossier(answered, {
      debts: [{ kind: 'answer', dueAt: app.clock.now(), payable: false, waived: 'handed-over' }],
    });
    expect((await correct(answered, { demarche: 'place-creche' })).status).toBe(409);
  });

  it('lets nobody move a confidential dossier who may not read it', async () => {
    const id = await guessed({ state: 'told' }, 'degradation-voirie');
    await app.dossier(id, { serviceId: 'ccas', confidential: true });
    expect((await correct(id, { demarche: 'place-creche' })).status).toBe(403);
    expect((await correct(id, { demarche: 'place-creche' }, { role: 'agent', serviceId: 'ccas' })).status).toBe(204);
  });

  it('sends down the line what was wrongly taken for answered on the spot', async () => {
    const id = await guessed({ state: 'answered', channel: 'call' }, 'degradation-voirie');
    expect((await correct(id, { demarche: 'place-creche' })).status).toBe(204);
    expect((await app.rows('SELECT state FROM contact WHERE id = $1', [id]))[0]!.state).toBe('qualified');
    expect(app.started).toContain(`routing ${id}`);
  });

  it('shows each service its own part of a letter when another is confidential (J24)', async () => {
    const id = await app.contact({
      state: 'told',
      channel: 'letter',
      body: 'Le lampadaire est cassé. Mon loyer est impayé.',
    });
    const road = await app.dossier(id);
    const aid = await app.dossier(id, { serviceId: 'ccas', confidential: true });
    for (const [number, words] of [
      [road, 'Le lampadaire est cassé.'],
      [aid, 'Mon loyer est impayé.'],
    ])
      await app.rows(
        `UPDATE dossier_contact SET words = $1 WHERE dossier_id = (SELECT id FROM dossier WHERE number = $2)`,
        [words, number],
      );
    const seen = async (as: Parameters<DesksApp['ask']>[2]) => {
      const { text, parts } = (await app.ask('GET', `contacts/${id}`, as)).body;
      return [text !== null, ...parts.map((part: { text: string | null }) => part.text)];
    };
    expect(await seen({ role: 'agent', serviceId: 'voirie-proprete' })).toEqual([
      false,
      'Le lampadaire est cassé.',
      null,
    ]);
    expect(await seen({ role: 'operator' })).toEqual([false, 'Le lampadaire est cassé.', null]);
    const whole = [true, 'Le lampadaire est cassé.', 'Mon loyer est impayé.'];
    expect(await seen({ role: 'agent', serviceId: 'ccas' })).toEqual(whole);
    expect(await seen({ role: 'mailroom' })).toEqual(whole);
  });

  it('a service that has a part in one of two needs reads no more than that need (J09, J24)', async () => {
    const id = await app.contact({ state: 'told', body: 'Prêtez-nous des chaises. Mon loyer est impayé.' });
    const road = await app.dossier(id);
    const aid = await app.dossier(id, { serviceId: 'ccas', confidential: true });
    for (const [number, words] of [
      [road, 'Prêtez-nous des chaises.'],
      [aid, 'Mon loyer est impayé.'],
    ])
      await app.rows(
        `UPDATE dossier_contact SET words = $1 WHERE dossier_id = (SELECT id FROM dossier WHERE number = $2)`,
        [words, number],
      );
    expect((await correct(id, { demarche: 'materiel-manifestation', dossier: road })).status).toBe(204);
    for (const as of [{ role: 'agent', serviceId: 'police-municipale' }, { role: 'operator' }] as const) {
      const { body, text } = await app.ask('GET', `contacts/${id}`, as);
      expect(body).toMatchObject({ text: null, contentHidden: true });
      expect(text).toContain('Prêtez-nous des chaises.');
      expect(text).not.toContain('loyer');
    }
  });

  it('sends nothing on to an administration that a colleague has corrected meanwhile', async () => {
    const id = await guessed({ state: 'told', channel: 'letter' }, 'allocations-caf');
    const number = await app.dossier(id, {
      demarcheId: 'allocations-caf',
      administrationId: 'caf',
      targetDate: null,
      tasks: [{ key: 'transmission', kind: 'transmission', dueAt: app.clock.now() }],
    });
    const office = { name: 'Caf', address: [], phone: null, email: null, opening: null };
    const [sending] = await app.database.inTown(app.saintAubin, async (tx) => {
      await tx.query('SELECT 1 FROM dossier WHERE number = $1 FOR UPDATE', [number]);
      const body = { way: 'hand', office, pieces: [], sealed: true };
      const asked = app.ask('POST', `dossiers/${number}/transmission`, { role: 'mailroom' }, body);
      await eventually(async () => expect(await waiting()).toBe(1));
      await tx.query(`UPDATE dossier SET administration_id = 'cpam' WHERE number = $1`, [number]);
      return [asked];
    });
    const { status, body } = await sending;
    expect([status, body.message]).toEqual([409, expect.stringContaining('Un collègue vient de corriger')]);
  });

  it('drops what was made ready for an administration that is not the right one', async () => {
    const id = await guessed({ state: 'told', channel: 'letter' }, 'allocations-caf');
    const number = await app.dossier(id, { demarcheId: 'allocations-caf', administrationId: 'caf', targetDate: null });
    await app.rows(
      `WITH written AS (
         INSERT INTO document (town_id, id, sha256, bytes, media_type, name)
         VALUES ($1, gen_random_uuid(), repeat('0', 64), 1, 'application/pdf', 'bordereau.pdf') RETURNING id)
       INSERT INTO transmission (town_id, id, dossier_id, round, state, way, office, received_at, bordereau_id, prepared_at, prepared_by)
       SELECT $1, gen_random_uuid(), dossier.id, 1, 'prepared', 'letter', '{}', received_at, written.id, received_at, 'nadia'
       FROM dossier CROSS JOIN written WHERE number = $2`,
      [app.saintAubin, number],
    );
    expect((await correct(id, { demarche: 'assurance-maladie-cpam' })).status).toBe(204);
    expect(await app.rows(`SELECT state FROM transmission WHERE town_id = $1`, [app.saintAubin])).toEqual([
      { state: 'dropped' },
    ]);
  });

  it('copies nothing of a danger into a list, and ranks nothing for it (J22, AG-06)', async () => {
    const alerts = [
      { alert: 'suicide', level: 'emergency', numbers: ['3114'], rule: 'UR-03', reason: 'Restez en ligne.' },
    ];
    const id = await guessed({ state: 'to-qualify', subject: 'je vais en finir' }, 'degradation-voirie', { alerts });
    for (const list of ['to-qualify', 'contacts']) {
      const { body, text } = await app.ask('GET', list);
      const card = body.find((each: { id: string }) => each.id === id);
      expect(card).toMatchObject({ subject: null, alerts: [{ level: 'emergency' }] });
      expect(card.guesses ?? []).toEqual([]);
      expect(text).not.toContain('je vais en finir');
    }
    expect((await app.ask('GET', `contacts/${id}`)).body).toMatchObject({
      subject: 'je vais en finir',
      guesses: [],
      dangers: [{ numbers: ['3114'], reason: 'Restez en ligne.' }],
    });
  });

  it('offers the requests found in a contact, each with its guesses by name', async () => {
    const guesses = [{ demarche: 'place-creche', confidence: 0.8, reasons: ['crèche'] }];
    const segments = [{ text: 'Une place en crèche.', from: 0, to: 20, guesses }];
    const id = await guessed({ state: 'to-qualify' }, 'degradation-voirie', { segments });
    const { segments: offered } = (await app.ask('GET', `contacts/${id}`)).body;
    expect(offered).toMatchObject([
      { text: 'Une place en crèche.', guesses: [{ title: expect.stringMatching(/crèche/i) }] },
    ]);
  });

  it('tells who is on a contact, until they leave it or their page has gone', async () => {
    const id = await app.contact({ state: 'to-qualify' });
    const turn = async (as: Parameters<DesksApp['ask']>[2]) =>
      (await app.ask('POST', `contacts/${id}/attention`, as, {})).body;
    expect(await turn({ role: 'operator' })).toEqual([]);
    expect(await turn({ role: 'supervisor' })).toMatchObject([{ contactId: id, name: 'essai operator' }]);
    expect(await turn({ role: 'operator' })).toMatchObject([{ name: 'essai supervisor' }]);
    expect((await app.ask('DELETE', `contacts/${id}/attention`, { role: 'supervisor' })).status).toBe(204);
    expect(await turn({ role: 'operator' })).toEqual([]);
    app.clock.set(new Date(app.clock.now().getTime() + 60_000));
    expect(await turn({ role: 'supervisor' })).toEqual([]);
    expect((await app.ask('POST', 'contacts/0198c0de-0000-7000-8000-000000000000/attention', {}, {})).status).toBe(404);
  });
});
