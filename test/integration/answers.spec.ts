import { addDebts } from '../../src/dossiers/debts.js';
import { joinDossier } from '../../src/dossiers/join-dossier.js';
import { messageFailed } from '../../src/dossiers/message-outcome.js';
import { anotherAnswerDueAt, reminderAt } from '../../src/dossiers/reminders.js';
import { oweSurvey } from '../../src/dossiers/surveys.js';
import { Towns } from '../../src/towns/index.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const agent = { role: 'agent', serviceId: 'voirie-proprete' } as const;

describe('what a service says to the usager, and what the usager says after the answer', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  }, 120_000);
  afterAll(() => app?.stop());
  beforeEach(() => {
    app.clock.set('2027-03-01T10:00+01:00');
    app.started.length = 0;
  });

  const opened = async (more: Parameters<DesksApp['dossier']>[1] = {}) => {
    const contact = await app.contact({ state: 'told', usager_id: more.usagerId ?? null });
    const number = await app.dossier(contact, more);
    const [{ id }] = (await app.rows('SELECT id FROM dossier WHERE number = $1', [number])) as [{ id: string }];
    return { number, id, contact };
  };
  const debts = (id: string, kind: string) =>
    app.rows('SELECT key, state, payable, facts, reason FROM debt WHERE dossier_id = $1 AND kind = $2 ORDER BY key', [
      id,
      kind,
    ]);
  const stateOf = async (id: string) => (await app.rows('SELECT state FROM dossier WHERE id = $1', [id]))[0]!.state;
  const town = () => new Towns(app.database, app.clock).byId(app.saintAubin);

  describe('before the answer', () => {
    it.each([
      ['replies', 'reply', { answerText: 'Quel est le numéro de la rue ?' }],
      ['progress-reports', 'progress', { progressText: 'Quel est le numéro de la rue ?' }],
      ['precision-requests', 'precision', { missingDocuments: ['Quel est le numéro de la rue ?'] }],
    ])('%s: one message is owed for one key, and the dossier stays open', async (resource, kind, facts) => {
      const { number, id } = await opened();
      const body = { text: 'Quel est le numéro de la rue ?', idempotencyKey: 'une-cle-unique' };
      for (let time = 0; time < 2; time += 1)
        expect((await app.ask('POST', `dossiers/${number}/${resource}`, agent, body)).status).toBe(204);
      expect(await debts(id, kind)).toMatchObject([{ state: 'owed', payable: true, facts }]);
      expect(app.started).toEqual([`loopback ${id}`]);
      expect(await stateOf(id)).toBe('open');
      expect(await debts(id, 'answer')).toMatchObject([{ state: 'owed', payable: false }]);
      const other = await app.ask('POST', `dossiers/${number}/${resource}`, agent, { ...body, text: 'Autre chose.' });
      expect(other.status).toBe(409);
      const { body: page } = await app.ask('GET', `dossiers/${number}`, agent);
      expect(page.timeline.filter((one: { actor: string }) => one.actor.startsWith('clé'))).toHaveLength(1);
    });

    it('a dossier that is closed, another administration’s or another service’s is not answered', async () => {
      const body = { text: 'Bonjour', idempotencyKey: 'une-cle-unique' };
      const [closed, sentOn, hidden] = [
        await opened({ state: 'closing' }),
        await opened({ administrationId: 'caf' }),
        await opened({ confidential: true, serviceId: 'ccas' }),
      ];
      const status = async ({ number }: { number: string }) =>
        (await app.ask('POST', `dossiers/${number}/replies`, agent, body)).status;
      expect([await status(closed), await status(sentOn), await status(hidden)]).toEqual([409, 409, 403]);
    });

    it('who may not close may not answer, and an empty word is refused', async () => {
      const { number } = await opened();
      const body = { text: 'Bonjour', idempotencyKey: 'une-cle-unique' };
      expect((await app.ask('POST', `dossiers/${number}/replies`, { role: 'operator' }, body)).status).toBe(403);
      expect((await app.ask('POST', `dossiers/${number}/replies`, agent, { ...body, text: ' ' })).status).toBe(422);
    });

    it('the head of the service sees what is owed, in the list of debts', async () => {
      const { number } = await opened();
      await app.ask('POST', `dossiers/${number}/replies`, agent, { text: 'Bonjour', idempotencyKey: 'une-cle-vue' });
      const { body } = await app.ask('GET', 'debts', { role: 'supervisor' });
      expect(body).toContainEqual(expect.objectContaining({ kind: 'reply', dossier: number, why: 'on-its-way' }));
    });
  });

  describe('AG-03: a refusal', () => {
    const refusal = { refusal: 'le quota est atteint', decision: { by: 'Mme Roy, adjointe', on: '2027-02-26' } };
    const law = (more: object = {}) =>
      ({
        regime: 'SVR',
        silenceMonths: 2,
        ack: 'full',
        appealBlock: null,
        validated: { by: 'x', on: '2026-01-01' },
        ...more,
      }) as never;

    it.each([
      ['general', law()],
      ['cada', law({ appealBlock: 'cada' })],
      ['attestation', law({ appealBlock: 'attestation-accueil' })],
    ])('names the signed decision and the way of appeal: %s', async (appeal, own) => {
      const { number, id } = await opened({ law: own });
      expect((await app.ask('POST', `dossiers/${number}/closing`, agent, refusal)).status).toBe(204);
      const facts = { variant: 'refusal', appeal, decision: refusal.decision };
      expect(await debts(id, 'answer')).toMatchObject([{ payable: true, facts }]);
    });

    it.each([
      ['the town has not validated the regime', law({ validated: null })],
      ['a special procedure has ways of its own (N-03)', law({ regime: 'SPECIAL' })],
      ['urbanisme (SI-10)', law({ ack: 'specific_receipt' })],
    ])('is not notified by a message of ours where %s', async (_why, own) => {
      const { number, id } = await opened({ law: own });
      const { status, body } = await app.ask('POST', `dossiers/${number}/closing`, agent, refusal);
      expect([status, body.message]).toEqual([409, expect.stringMatching(/voies de recours/)]);
      expect(await debts(id, 'answer')).toMatchObject([{ payable: false }]);
    });

    it('is refused without the decision somebody signed (AG-04)', async () => {
      const { number } = await opened({ law: law() });
      const { refusal: why } = refusal;
      expect((await app.ask('POST', `dossiers/${number}/closing`, agent, { refusal: why })).status).toBe(422);
    });
  });

  describe('« is it solved? »', () => {
    const asked = async (more: Parameters<DesksApp['dossier']>[1] = {}) => {
      const { number, id, contact } = await opened(more);
      const now = app.clock.now();
      await app.rows(`UPDATE debt SET state = 'settled', ended_at = $2 WHERE dossier_id = $1`, [id, now]);
      await app.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1`, [id]);
      await app.rows(`UPDATE dossier SET state = 'closed', closed_at = $2, closing_reason = 'answered' WHERE id = $1`, [
        id,
        now,
      ]);
      const told = await town();
      const isAsked = await app.database.inTown(app.saintAubin, (tx) => oweSurvey(tx, told, id, now, now));
      const [debt] = await debts(id, 'is-it-solved');
      const path = `/avis/saint-aubin-sur-gier/${debt?.facts.surveySecret}`;
      return { number, id, contact, isAsked, path };
    };
    const page = (path: string, form?: Record<string, string>, address = '198.51.100.7') =>
      fetch(`${app.url}${path}`, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { 'x-forwarded-for': address },
        ...(form && { body: new URLSearchParams(form) }),
      });
    const survey = async (id: string) =>
      (await app.rows('SELECT solved, satisfaction, words, answered_at FROM survey WHERE dossier_id = $1', [id]))[0]!;

    it('a page without script, under the policy of our pages, that nothing leads to but its secret', async () => {
      const { path, number } = await asked();
      const response = await page(path);
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(text).toContain('<html lang="fr">');
      expect(text).toContain(number);
      expect(text).not.toMatch(/<script/);
      for (const words of ['Oui, c’est réglé', 'Non, ce n’est pas réglé', 'Données personnelles'])
        expect(text).toContain(words);
      const cut = [
        '/avis',
        '/avis/',
        '/avis/saint-aubin-sur-gier',
        `${path}/page`,
        '/avis/saint-aubin-sur-gier/pas-le-secret',
      ];
      for (const nothing of cut) {
        const found = await page(nothing);
        expect([nothing, found.status, await found.text()]).toEqual([
          nothing,
          404,
          expect.stringContaining('lang="fr"'),
        ]);
      }
      expect((await page(path.replace('saint-aubin-sur-gier', 'grandval'))).status).toBe(404);
    });

    it('to open the link changes nothing: a scanner of mail has done it before the usager', async () => {
      const { path, id } = await asked();
      for (const method of ['GET', 'HEAD', 'GET']) await fetch(`${app.url}${path}`, { method });
      expect(await survey(id)).toMatchObject({ solved: null, answered_at: null });
      expect(await stateOf(id)).toBe('closed');
    });

    it.each(['[]', '"yes"', 'null', '{"solved": ["yes"]}', '{"solved": "peut-être"}'])(
      'what no form of ours posts changes nothing: %s',
      async (body) => {
        const { path, id } = await asked();
        const headers = { 'content-type': 'application/json' };
        const sent = await fetch(`${app.url}${path}`, { method: 'POST', redirect: 'manual', headers, body });
        expect(sent.status).toBe(303);
        expect(await survey(id)).toMatchObject({ solved: null });
      },
    );

    it('« oui » settles it, with a note out of five, and the first answer stands', async () => {
      const { path, id, number } = await asked();
      const yes = await page(path, { solved: 'yes', satisfaction: '4', words: 'Merci, appelez le 06 39 98 41 01.' });
      expect([yes.status, yes.headers.get('location')]).toEqual([303, path]);
      await page(path, { solved: 'no' });
      expect(await survey(id)).toMatchObject({ solved: true, satisfaction: 4 });
      expect(await debts(id, 'is-it-solved')).toMatchObject([{ state: 'settled' }]);
      expect(await stateOf(id)).toBe('closed');
      const timers = await app.rows(`SELECT kind FROM timer WHERE dossier_id = $1 AND kind = 'survey-words'`, [id]);
      expect(timers).toHaveLength(1);
      expect(await (await page(path)).text()).toContain('c’est réglé');
      const { body } = await app.ask('GET', `dossiers/${number}`, agent);
      expect(body.survey).toMatchObject({ solved: true, satisfaction: 4, words: expect.stringContaining('Merci') });
    });

    it('« non » opens the dossier again, with another answer owed, and the head of the service looks', async () => {
      const { path, id, number } = await asked();
      await page(path, { solved: 'no', satisfaction: '9', words: '' });
      expect(await survey(id)).toMatchObject({ solved: false, satisfaction: null, words: null });
      expect(await stateOf(id)).toBe('open');
      expect(await debts(id, 'answer')).toMatchObject([
        { key: 'answer', state: 'settled' },
        { key: 'answer-2', state: 'owed', payable: false },
      ]);
      const tasks = await app.rows('SELECT kind FROM task WHERE dossier_id = $1 AND open ORDER BY kind', [id]);
      expect(tasks.map(({ kind }) => kind)).toEqual(['handle', 'not-solved']);
      const { body } = await app.ask('GET', `dossiers/${number}`, agent);
      expect(body).toMatchObject({ state: 'open', reopenings: 1, survey: { solved: false } });
      // It can be closed with another answer, which ends the work of both.
      const closing = await app.ask('POST', `dossiers/${number}/closing`, agent, { answer: 'Refait', variant: 'done' });
      expect(closing.status).toBe(204);
      expect(await app.rows('SELECT 1 FROM task WHERE dossier_id = $1 AND open', [id])).toEqual([]);
    });

    it('two clicks at once open it once', async () => {
      const { path, id } = await asked();
      await Promise.all([1, 2, 3].map(() => page(path, { solved: 'no' })));
      expect(await debts(id, 'answer')).toHaveLength(2);
      expect(await app.rows('SELECT 1 FROM reopening WHERE dossier_id = $1', [id])).toHaveLength(1);
    });

    it('T10: after fifteen days it is over, and the page says where to turn to', async () => {
      const { path, id } = await asked();
      app.clock.set('2027-03-17T10:00+01:00');
      expect(await (await page(path)).text()).toContain('/formulaire/saint-aubin-sur-gier');
      await page(path, { solved: 'no' });
      expect(await stateOf(id)).toBe('closed');
      expect(await survey(id)).toMatchObject({ solved: null });
      // Opened again and answered since: fifteen days from then.
      await app.rows('UPDATE dossier SET closed_at = $2 WHERE id = $1', [id, app.clock.now()]);
      expect(await (await page(path)).text()).toContain('Oui, c’est réglé');
    });

    it('who wants no such question is asked no more', async () => {
      const usagerId = (
        await app.rows(`INSERT INTO usager (town_id, id) VALUES ($1, gen_random_uuid()) RETURNING id`, [app.saintAubin])
      )[0]!.id as string;
      const first = await asked({ usagerId });
      expect(first.isAsked).toBe(true);
      expect(await (await page(first.path, { refuse: 'yes' })).text()).toContain('C’est noté');
      expect(await stateOf(first.id)).toBe('closed');
      expect((await asked({ usagerId })).isAsked).toBe(false);
    });

    it('whoever guesses is slowed down for ten minutes, and nobody who answers from the same address', async () => {
      const { path } = await asked();
      const statuses = [];
      for (let guess = 0; guess < 22; guess += 1)
        statuses.push((await page(`/avis/saint-aubin-sur-gier/devine-${guess}`)).status);
      expect(statuses.at(0)).toBe(404);
      expect(statuses.at(-1)).toBe(429);
      expect((await page(path)).status).toBe(200);
      app.clock.set('2027-03-01T10:11+01:00');
      expect((await page('/avis/saint-aubin-sur-gier/devine-22')).status).toBe(404);
    });

    it('does not reach the usager: nobody is given work for it, and the dossier stays closed', async () => {
      const { id } = await asked();
      const [message] = await app.rows(
        `WITH said AS (
           INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
           VALUES ($2, gen_random_uuid(), $1, 'is-it-solved', 'email', 'satisfaction', 2, 'x@habitants.example',
                   'https://mairie.example/avis/saint-aubin-sur-gier/un-secret', '', gen_random_uuid(), 'accepted') RETURNING id)
         UPDATE debt SET message_id = said.id FROM said WHERE dossier_id = $1 AND kind = 'is-it-solved' RETURNING said.id`,
        [id, app.saintAubin],
      );
      const at = app.clock.now();
      await app.database.inTown(app.saintAubin, (tx) =>
        messageFailed(tx, message!.id, 'refused', 'address-unknown', at),
      );
      expect(await debts(id, 'is-it-solved')).toMatchObject([{ state: 'waived', reason: 'unreachable' }]);
      expect(await app.rows('SELECT 1 FROM task WHERE dossier_id = $1 AND open', [id])).toEqual([]);
      expect(await stateOf(id)).toBe('closed');
    });

    it('colleagues do not read the link of an usager, nor the message it is in', async () => {
      const { id, number } = await asked();
      const [message] = await app.rows(
        `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
         VALUES ($2, gen_random_uuid(), $1, 'is-it-solved', 'sms', 'satisfaction', 2, '+33639984101',
                 'https://mairie.example/avis/saint-aubin-sur-gier/un-secret', '', gen_random_uuid(), 'accepted') RETURNING id`,
        [id, app.saintAubin],
      );
      expect((await app.ask('GET', `messages/${message!.id}/document`, agent)).status).toBe(404);
      const { text } = await app.ask('GET', `dossiers/${number}`, agent);
      expect(text).toContain('/avis/saint-aubin-sur-gier/…');
      expect(text).not.toContain('un-secret');
    });
  });

  it('a contact that opens a dossier again is counted, owes another answer, and is not counted once it has left', async () => {
    const { id, number } = await opened();
    const now = app.clock.now();
    await app.rows(`UPDATE debt SET state = 'settled', ended_at = $2 WHERE dossier_id = $1`, [id, now]);
    await app.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1`, [id]);
    await app.rows(`UPDATE dossier SET state = 'closed', closed_at = $2, closing_reason = 'done' WHERE id = $1`, [
      id,
      now,
    ]);
    const contact = await app.contact({ state: 'joined' });
    const told = await town();
    await app.database.inTown(app.saintAubin, (tx) =>
      joinDossier(tx, id, contact, {
        at: now,
        answerDueAt: anotherAnswerDueAt(told, now),
        danger: null,
        reminder: reminderAt(told, now),
        asksAgain: false,
        answersUs: true,
        isThanks: false,
        isPerhapsAnother: false,
      }),
    );
    const page = async () => (await app.ask('GET', `dossiers/${number}`, agent)).body;
    expect(await page()).toMatchObject({ state: 'open', reopenings: 1 });
    expect((await debts(id, 'answer')).map(({ key }) => key)).toEqual(['answer', 'answer-2']);
    expect((await app.ask('POST', `dossiers/${number}/detachments`, agent, { contact })).status).toBeLessThan(300);
    expect(await page()).toMatchObject({ state: 'closed', reopenings: 0 });
  });

  it('a word that need not be said is waived with a reason, which the journal keeps', async () => {
    const { id, number } = await opened();
    const dueAt = app.clock.now();
    await app.database.inTown(app.saintAubin, (tx) =>
      addDebts(tx, [{ dossierId: id, kind: 'reminder', dueAt, payable: true, facts: { missingDocuments: ['x'] } }]),
    );
    const [debt] = await app.rows(`SELECT id FROM debt WHERE dossier_id = $1 AND kind = 'reminder'`, [id]);
    const waived = await app.ask('POST', `debts/${debt!.id}/settlement`, agent, { waiver: 'withdrawn' });
    expect(waived.status).toBe(204);
    expect(await debts(id, 'reminder')).toMatchObject([{ state: 'waived', reason: 'withdrawn' }]);
    const { body } = await app.ask('GET', `dossiers/${number}`, agent);
    expect(body.timeline.at(-1)).toMatchObject({
      kind: 'debt-waived',
      data: { debt: 'reminder', reason: 'withdrawn' },
    });
  });
});
