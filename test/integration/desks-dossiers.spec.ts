import { v7 as uuid } from 'uuid';
import type { DebtKind } from '../../src/dossiers/debts.js';
import type { NewDossier } from '../../src/dossiers/open-dossiers.js';
import type { TaskKind } from '../../src/dossiers/tasks.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const agent = { role: 'agent' as const, serviceId: 'voirie-proprete' };

describe('what people do with a dossier', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const opened = async (more: Partial<NewDossier> = {}) => app.dossier(await app.contact({ state: 'told' }), more);
  const page = async (number: string) => (await app.ask('GET', `dossiers/${number}`)).body;
  const debt = (kind: DebtKind, payable = true) => ({ kind, payable, dueAt: app.clock.now() });
  const task = (kind: TaskKind, key: string = kind) => ({ kind, key, dueAt: app.clock.now() });
  const owed = async () =>
    (await app.rows(`SELECT stage || ' ' || subject_id AS work FROM outbox`)).map(({ work }) => work);
  const idOf = async (number: string) =>
    (await app.rows('SELECT id FROM dossier WHERE number = $1', [number]))[0]!.id as string;
  async function message(number: string, state: string) {
    const id = uuid();
    await app.rows(
      `WITH said AS (
         INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state, debt_id)
         SELECT $1, $2, dossier.id, 'acknowledgement', 'email', 'ack-email', 1, 'a@b.example', 'x', 'x', $4, $5,
           (SELECT id FROM debt WHERE dossier_id = dossier.id AND kind = 'acknowledgement')
         FROM dossier WHERE number = $3 RETURNING id, dossier_id)
       SELECT 1 FROM said`,
      [app.saintAubin, id, number, `<${id}@x.example>`, state],
    );
    await app.rows(
      `UPDATE debt SET message_id = $1 WHERE kind = 'acknowledgement' AND dossier_id = (SELECT id FROM dossier WHERE number = $2)`,
      [id, number],
    );
    return id;
  }

  it('are found by the number somebody reads out, whether anybody knows whose they are or not', async () => {
    const number = await opened();
    const found = async (typed: string) =>
      (await app.ask('GET', `dossiers?number=${encodeURIComponent(typed)}`)).body.map(
        (card: { number: string }) => card.number,
      );
    for (const typed of [
      number,
      number.toLowerCase(),
      ` ${number} `,
      number.slice(3),
      String(Number(number.slice(-6))),
    ])
      expect({ typed, found: await found(typed) }).toEqual({ typed, found: [number] });
    expect(await found('fontaine')).toEqual([]);
    expect(await found('SA-2027-999999')).toEqual([]);
    expect((await app.ask('GET', `usagers?q=${number}`)).body).toEqual([]);
  });

  describe('closing', () => {
    it('writes the answer, which the line sends, and leaves the dossier open until it has arrived (J14)', async () => {
      const number = await opened();
      expect(
        (await app.ask('POST', `dossiers/${number}/closing`, agent, { answer: 'Le trou est bouché.', variant: 'done' }))
          .status,
      ).toBe(204);
      const dossier = await page(number);
      expect(dossier).toMatchObject({
        state: 'closing',
        tasks: [{ kind: 'handle', state: 'done', doneBy: 'clé essai agent' }],
        debts: [{ kind: 'answer', state: 'owed', payable: true }],
      });
      expect(dossier.timeline.at(-1)).toMatchObject({
        kind: 'answer-written',
        actor: 'clé essai agent',
        data: { variant: 'done' },
      });
      const [{ facts }] = (await app.rows('SELECT facts FROM debt WHERE id = $1', [dossier.debts[0].id])) as [
        { facts: object },
      ];
      expect(facts).toMatchObject({ answerText: 'Le trou est bouché.', variant: 'done' });
      const work = `loopback ${await idOf(number)}`;
      expect(await owed()).toContain(work);
      expect(app.started).toContain(work);
      expect(
        (await app.ask('POST', `dossiers/${number}/closing`, agent, { answer: 'Encore.', variant: 'done' })).status,
      ).toBe(409);
    });

    it('closes without a word when the usager cannot be told, with the reason on the journal (J20)', async () => {
      const number = await opened();
      expect((await app.ask('POST', `dossiers/${number}/closing`, agent, { reason: 'no_contact' })).status).toBe(204);
      const dossier = await page(number);
      expect(dossier).toMatchObject({
        state: 'closed',
        closingReason: 'no_contact',
        debts: [{ state: 'waived', reason: 'no_contact' }],
      });
      expect(dossier.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'debt-waived', 'closed']);
    });

    it('refuses, names what is still owed, and changes nothing', async () => {
      const number = await opened({
        tasks: [task('handle'), task('alert')],
        debts: [debt('answer', false), debt('acknowledgement')],
      });
      const { status, body } = await app.ask('POST', `dossiers/${number}/closing`, agent, { reason: 'no_contact' });
      expect(status).toBe(409);
      expect(body).toMatchObject({ debts: ['acknowledgement'], tasks: ['alert'] });
      expect(await page(number)).toMatchObject({ state: 'open', debts: [{ state: 'owed' }, { state: 'owed' }] });
    });

    it('asks for an answer or a reason', async () => {
      const number = await opened();
      expect(
        (await app.ask('POST', `dossiers/${number}/closing`, agent, { answer: '  ', variant: 'done' })).status,
      ).toBe(422);
      expect((await app.ask('POST', `dossiers/${number}/closing`, agent, { reason: 'ras' })).status).toBe(422);
      expect(
        (await app.ask('POST', `dossiers/${number}/closing`, { role: 'operator' }, { reason: 'no_contact' })).status,
      ).toBe(403);
      expect((await app.ask('POST', 'dossiers/SA-2027-999999/closing', agent, { reason: 'no_contact' })).status).toBe(
        404,
      );
    });

    it('leaves a confidential dossier to the agents of its service (J12)', async () => {
      const number = await opened({ serviceId: 'hygiene-sante', confidential: true });
      const closing = { answer: 'Visite faite.', variant: 'done' };
      expect((await app.ask('POST', `dossiers/${number}/closing`, agent, closing)).status).toBe(403);
      expect(
        (await app.ask('POST', `dossiers/${number}/closing`, { role: 'agent', serviceId: 'hygiene-sante' }, closing))
          .status,
      ).toBe(204);
    });
  });

  describe('a task', () => {
    it('of transmission is not done by a word: it has a bordereau and a proof (TR-01)', async () => {
      const number = await opened({
        administrationId: 'caf',
        tasks: [task('transmission')],
        debts: [debt('transmission-notice', false)],
      });
      const { tasks } = await page(number);
      expect((await app.ask('POST', `tasks/${tasks[0].id}/completion`, { role: 'mailroom' })).status).toBe(409);
      expect(await page(number)).toMatchObject({
        state: 'open',
        tasks: [{ state: 'to-do' }],
        debts: [{ payable: false }],
      });
    });

    it('is done once, and the last one closes a dossier that owes nothing', async () => {
      const number = await opened({ state: 'closing', tasks: [task('alert')], debts: [] });
      const { tasks } = await page(number);
      const answers = await Promise.all([1, 2].map(() => app.ask('POST', `tasks/${tasks[0].id}/completion`, agent)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await page(number)).toMatchObject({ state: 'closed' });
      expect((await app.ask('POST', `tasks/${uuid()}/completion`, agent)).status).toBe(404);
    });
  });

  describe('a debt', () => {
    it('is settled by a conversation, and whoever was to telephone has nothing left to do', async () => {
      const number = await opened({
        state: 'closing',
        tasks: [task('call-back', 'call-back-written-confirmation')],
        debts: [debt('written-confirmation')],
      });
      const { debts } = await page(number);
      expect(
        (
          await app.ask('POST', `debts/${debts[0].id}/settlement`, agent, {
            conversation: 'Appelée à 11 h, tout est dit.',
          })
        ).status,
      ).toBe(204);
      const dossier = await page(number);
      expect(dossier).toMatchObject({
        state: 'closed',
        debts: [{ state: 'settled', reason: 'Appelée à 11 h, tout est dit.' }],
        tasks: [{ state: 'done' }],
      });
      expect(dossier.timeline.find(({ kind }: { kind: string }) => kind === 'debt-settled')).toMatchObject({
        actor: 'clé essai agent',
        data: { debt: 'written-confirmation', by: 'conversation' },
      });
      expect(
        (await app.ask('POST', `debts/${debts[0].id}/settlement`, agent, { conversation: 'Encore.' })).status,
      ).toBe(409);
    });

    it('that is the answer, told in a conversation, closes the dossier once its work is done, in whatever order', async () => {
      const work = () => [task('handle'), task('promise-passed')];
      const [toldFirst, doneFirst] = [
        await opened({ tasks: work(), debts: [debt('answer', false)] }),
        await opened({ tasks: work(), debts: [debt('answer', false)] }),
      ];
      const tell = async (number: string) => {
        const { debts } = await page(number);
        const body = { conversation: 'Tout est dit.' };
        expect((await app.ask('POST', `debts/${debts[0].id}/settlement`, agent, body)).status).toBe(204);
      };
      const finish = async (number: string) => {
        const { tasks } = await page(number);
        const { id } = tasks.find(({ kind }: { kind: string }) => kind === 'handle');
        expect((await app.ask('POST', `tasks/${id}/completion`, agent)).status).toBe(204);
      };
      await tell(toldFirst);
      await finish(doneFirst);
      for (const number of [toldFirst, doneFirst]) expect(await page(number)).toMatchObject({ state: 'open' });
      await finish(toldFirst);
      await tell(doneFirst);
      for (const number of [toldFirst, doneFirst])
        expect(await page(number)).toMatchObject({ state: 'closed', closingReason: 'told-in-person' });
    });

    it('is waived for a reason of the list alone', async () => {
      const number = await opened({ state: 'closing', tasks: [], debts: [debt('acknowledgement')] });
      const { debts } = await page(number);
      expect((await app.ask('POST', `debts/${debts[0].id}/settlement`, agent, { waiver: 'flemme' })).status).toBe(422);
      expect((await app.ask('POST', `debts/${debts[0].id}/settlement`, agent, { waiver: 'unreachable' })).status).toBe(
        204,
      );
      expect(await page(number)).toMatchObject({
        state: 'closed',
        debts: [{ state: 'waived', reason: 'unreachable' }],
      });
    });
  });

  describe('a message of which nobody knows whether it left', () => {
    const lost = async () => {
      const number = await opened({ state: 'closing', tasks: [], debts: [debt('acknowledgement')] });
      const id = await message(number, 'unknown');
      await app.rows(
        `INSERT INTO task (town_id, id, dossier_id, key, kind, state) SELECT $1, $2, id, 'check-sending-' || $3::text, 'check-sending', 'to-do'
         FROM dossier WHERE number = $4`,
        [app.saintAubin, uuid(), id, number],
      );
      return { number, id };
    };

    it('is not looked into by the word « fait »: whoever does the task says what became of it', async () => {
      const { number } = await lost();
      const { tasks } = await page(number);
      const { status, body } = await app.ask('POST', `tasks/${tasks[0].id}/completion`, agent);
      expect(status).toBe(409);
      expect(body.message).toContain('dites ce qu’il est devenu');
      expect(await page(number)).toMatchObject({
        state: 'closing',
        tasks: [{ kind: 'check-sending', state: 'to-do' }],
        debts: [{ state: 'owed' }],
        messages: [{ state: 'unknown' }],
      });
    });

    it('has arrived: what it said is no longer owed', async () => {
      const { number, id } = await lost();
      expect((await app.ask('POST', `messages/${id}/resolution`, agent, { arrived: true })).status).toBe(204);
      expect(await page(number)).toMatchObject({
        state: 'closed',
        debts: [{ state: 'settled' }],
        tasks: [{ state: 'done' }],
        messages: [{ state: 'delivered' }],
      });
      expect((await app.ask('POST', `messages/${id}/resolution`, agent, { arrived: false })).status).toBe(409);
    });

    it('has not: it is sent now, once', async () => {
      const { number, id } = await lost();
      const answers = await Promise.all(
        [1, 2].map(() => app.ask('POST', `messages/${id}/resolution`, agent, { arrived: false })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await page(number)).toMatchObject({
        messages: [{ state: 'composed' }],
        tasks: [{ state: 'done' }],
        debts: [{ state: 'owed' }],
      });
      expect((await owed()).filter((work) => work === `delivery ${id}`)).toHaveLength(1);
    });
  });

  it('lists the dossiers of a service, those due first', async () => {
    const later = await opened({ serviceId: 'sports', demarcheId: null, targetDate: '2027-04-01' });
    const sooner = await opened({ serviceId: 'sports', demarcheId: null, targetDate: '2027-03-02' });
    const { body } = await app.ask('GET', 'dossiers?service=sports&state=open');
    expect(body).toMatchObject([{ number: sooner, targetDate: '2027-03-02' }, { number: later }]);
  });
});
