import pino from 'pino';
import type { NewDossier } from '../../src/dossiers/open-dossiers.js';
import { taskStates, type TaskState } from '../../src/dossiers/states.js';
import type { LineStart } from '../../src/pipeline/line-start.js';
import { Clockwork } from '../../src/pipeline/timers/clockwork.js';
import type { Environment } from '../../src/platform/config/index.js';
import { Towns } from '../../src/towns/index.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const roads: TestRole = { role: 'agent', serviceId: 'voirie-proprete' };
const registry: TestRole = { role: 'agent', serviceId: 'etat-civil' };
const social: TestRole = { role: 'agent', serviceId: 'ccas' };
const head: TestRole = { role: 'supervisor' };

describe('tasks', () => {
  let app: DesksApp;
  let clockwork: Clockwork;
  beforeAll(async () => {
    app = await startDesksApp();
    clockwork = new Clockwork(
      app.database,
      new Towns(app.database, app.clock),
      app.clock,
      { start: async () => {} } as unknown as LineStart,
      pino({ level: 'silent' }),
      { SWEEP_SECONDS: 1 } as Environment,
      app.serviceUrl,
    );
  }, 120_000);
  afterAll(() => app?.stop());
  beforeEach(() => app.clock.set('2027-03-01T10:00+01:00'));

  async function opened(more: Partial<NewDossier> = {}, channel = 'email') {
    const number = await app.dossier(await app.contact({ state: 'told', channel }), more);
    const [found] = await app.rows<{ dossier: string; task: string }>(
      `SELECT dossier.id AS dossier, task.id AS task FROM dossier JOIN task ON dossier_id = dossier.id AND kind = 'handle' WHERE number = $1`,
      [number],
    );
    return { number, ...found! };
  }
  const take = (id: string, as: TestRole = roads) => app.ask('POST', `tasks/${id}/taking`, as);
  const giveBack = (id: string, as: TestRole = roads) => app.ask('DELETE', `tasks/${id}/taking`, as);
  const reassign = (id: string, service: string, as: TestRole = roads, reason = 'Ce n’est pas nous') =>
    app.ask('POST', `tasks/${id}/reassignment`, as, { service, reason });
  const escalate = (id: string, as: TestRole = roads) =>
    app.ask('POST', `tasks/${id}/escalation`, as, { reason: 'Un élu s’en mêle' });
  const list = async (as: TestRole, query = '') => (await app.ask('GET', `tasks${query}`, as)).body;
  const row = async (id: string) => (await app.rows('SELECT * FROM task WHERE id = $1', [id]))[0]!;
  const dossierRow = async (id: string) => (await app.rows('SELECT * FROM dossier WHERE id = $1', [id]))[0]!;
  const work = (dossier: string, kind: string) =>
    app.rows('SELECT * FROM task WHERE dossier_id = $1 AND kind = $2', [dossier, kind]);
  const journal = async (dossier: string) =>
    (await app.rows('SELECT kind FROM timeline WHERE dossier_id = $1 ORDER BY seq', [dossier])).map(({ kind }) => kind);
  const isIn = (cards: { id: string }[], id: string) => cards.some((card) => card.id === id);

  it('are open while they are to do or taken, in the database as in the table of states', async () => {
    const { task } = await opened();
    const open: Record<TaskState, boolean> = { 'to-do': true, taken: true, done: false, dropped: false };
    expect(Object.keys(taskStates).toSorted()).toEqual(Object.keys(open).toSorted());
    for (const [state, expected] of Object.entries(open)) {
      await app.rows(`UPDATE task SET state = $2, taken_by = 'x', taken_at = now() WHERE id = $1`, [task, state]);
      expect(await row(task)).toMatchObject({ state, open: expected });
    }
    await expect(app.rows(`UPDATE task SET state = 'taken', taken_by = NULL WHERE id = $1`, [task])).rejects.toThrow(
      'task_taken_by_somebody',
    );
  });

  describe('taking', () => {
    it('takes it out of the queue; a colleague is told who was faster, and it goes back when it is given back', async () => {
      const { task, dossier } = await opened();
      expect(isIn(await list(roads), task)).toBe(true);
      expect((await take(task)).status).toBe(204);
      expect((await take(task)).status).toBe(204);
      expect(isIn(await list(roads), task)).toBe(false);
      expect((await list(roads, '?view=mine')).find(({ id }: { id: string }) => id === task)).toMatchObject({
        mine: true,
        takenBy: 'clé essai agent',
      });
      const late = await take(task, head);
      expect([late.status, late.body.message]).toEqual([409, 'Un collègue l’a prise.']);
      expect((await giveBack(task)).status).toBe(204);
      expect((await giveBack(task)).status).toBe(204);
      expect(await row(task)).toMatchObject({ state: 'to-do', taken_by: null, taken_at: null });
      expect((await take(task, head)).status).toBe(204);
      const [kept] = [await giveBack(task)];
      expect([kept.status, kept.body.message]).toEqual([409, 'Un collègue l’a prise.']);
      expect((await giveBack(task, head)).status).toBe(204);
      expect(await journal(dossier)).toEqual(['opened', 'task-taken', 'task-returned', 'task-taken', 'task-returned']);
    });

    it('of two at the same moment, one has it', async () => {
      const { task } = await opened();
      const statuses = (await Promise.all([take(task), take(task, head)])).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([204, 409]);
    });

    it('keeps a dossier from closing, and the answer ends it', async () => {
      const { task, number } = await opened();
      await take(task);
      const refused = await app.ask('POST', `dossiers/${number}/closing`, roads, { reason: 'withdrawn' });
      expect(refused.status).toBe(204);
      expect(await row(task)).toMatchObject({ state: 'done', done_by: 'clé essai agent' });
      expect((await take(task)).status).toBe(409);
    });

    it('is the service’s own: not another one’s, nor the switchboard’s, nor another town’s', async () => {
      const { task } = await opened();
      for (const as of [registry, { role: 'operator' as const }, { role: 'mailroom' as const }]) {
        expect((await take(task, as)).status).toBe(403);
        expect((await reassign(task, 'etat-civil', as)).status).toBe(403);
        expect((await escalate(task, as)).status).toBe(403);
        expect(isIn(await list(as), task)).toBe(false);
      }
      const elsewhere: TestRole = { role: 'admin', town: 'grandval' };
      expect((await take(task, elsewhere)).status).toBe(404);
      expect((await reassign(task, 'etat-civil', elsewhere)).status).toBe(404);
      expect(isIn(await list(elsewhere, '?view=late'), task)).toBe(false);
      const theirs = await app.ask('POST', `/api/towns/saint-aubin-sur-gier/tasks/${task}/taking`, elsewhere);
      expect(theirs.status).toBe(404);
      expect(await row(task)).toMatchObject({ state: 'to-do' });
    });
  });

  it('EG-01: what is due first comes first, by whatever channel and however often the usager asked', async () => {
    const due = (dueAt: string) => ({ tasks: [{ key: 'handle', kind: 'handle' as const, dueAt: new Date(dueAt) }] });
    const late = await opened(due('2027-02-20T12:00Z'));
    const third = await opened({ ...due('2027-03-09T12:00Z'), priority: 'high' });
    const first = await opened(due('2027-03-03T12:00Z'), 'letter');
    const second = await opened(due('2027-03-05T12:00Z'));
    const again = await app.contact({ state: 'joined' });
    await app.rows('INSERT INTO dossier_contact (town_id, dossier_id, contact_id, reminds) VALUES ($1, $2, $3, true)', [
      app.saintAubin,
      third.dossier,
      again,
    ]);
    const ours = [late, third, first, second].map(({ task }) => task);
    const shown = (await list(roads)).filter(({ id }: { id: string }) => ours.includes(id));
    expect(shown.map(({ id }: { id: string }) => id)).toEqual([late, first, second, third].map(({ task }) => task));
    expect(shown.map(({ late: isLate }: { late: boolean }) => isLate)).toEqual([true, false, false, false]);
    const overdue = await list(roads, '?view=late');
    expect([isIn(overdue, late.task), isIn(overdue, first.task)]).toEqual([true, false]);
  });

  describe('reassigning (TR-06)', () => {
    const told = (dossier: string) =>
      app.rows(
        `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data) VALUES ($1, $2, now(), 'aiguillage', 'message-composed', '{"key": "acknowledgement"}')`,
        [app.saintAubin, dossier],
      );
    const owedWords = (dossier: string) =>
      app.rows(`SELECT key, state, payable FROM debt WHERE dossier_id = $1 AND kind = 'rectification' ORDER BY key`, [
        dossier,
      ]);

    it('gives the dossier to the other service, whose queue it is in; its date stays, and nobody who knew nothing is told', async () => {
      const { task, dossier } = await opened({ receivedAt: new Date('2027-02-26T09:00Z') });
      await take(task);
      expect((await reassign(task, 'etat-civil')).status).toBe(204);
      expect(await row(task)).toMatchObject({ state: 'to-do', service_id: 'etat-civil', taken_by: null });
      expect(await dossierRow(dossier)).toMatchObject({
        service_id: 'etat-civil',
        received_at: new Date('2027-02-26T09:00Z'),
        demarche_id: 'degradation-voirie',
      });
      expect([isIn(await list(roads), task), isIn(await list(registry), task)]).toEqual([false, true]);
      expect(await owedWords(dossier)).toEqual([]);
      const kept = await app.rows('SELECT * FROM reassignment WHERE dossier_id = $1', [dossier]);
      expect(kept).toMatchObject([
        {
          from_service_id: 'voirie-proprete',
          to_service_id: 'etat-civil',
          reason: 'Ce n’est pas nous',
          actor: 'clé essai agent',
          at: app.clock.now(),
        },
      ]);
      const said = await app.rows(`SELECT data FROM timeline WHERE dossier_id = $1 AND kind = 'reassigned'`, [dossier]);
      expect(JSON.stringify(said)).not.toContain('pas nous');
    });

    it('tells a usager who knows of another service, once, and not when it comes back to that one', async () => {
      const { task, dossier } = await opened();
      await told(dossier);
      await reassign(task, 'etat-civil');
      expect(await owedWords(dossier)).toEqual([{ key: 'rectification-1', state: 'owed', payable: true }]);
      expect(app.started).toContain(`loopback ${dossier}`);
      await reassign(task, 'urbanisme', registry);
      expect(await owedWords(dossier)).toEqual([{ key: 'rectification-1', state: 'owed', payable: true }]);
      await reassign(task, 'voirie-proprete', head);
      expect(await owedWords(dossier)).toEqual([{ key: 'rectification-1', state: 'waived', payable: true }]);
    });

    it('K9: at the second time, and once, the head is given both reasons', async () => {
      const { task, dossier } = await opened();
      await reassign(task, 'etat-civil', roads, 'Pas la voirie');
      expect(await work(dossier, 'ping-pong')).toEqual([]);
      await reassign(task, 'voirie-proprete', registry, 'Pas l’état civil');
      const [alarm] = await work(dossier, 'ping-pong');
      expect(alarm).toMatchObject({ state: 'to-do', reason: '« Pas la voirie », puis « Pas l’état civil »' });
      expect([isIn(await list(head), alarm!.id), isIn(await list(roads), alarm!.id)]).toEqual([true, false]);
      expect((await take(alarm!.id)).status).toBe(403);
      expect((await app.ask('POST', `tasks/${alarm!.id}/completion`, head)).status).toBe(204);
      await reassign(task, 'etat-civil');
      expect(await work(dossier, 'ping-pong')).toMatchObject([{ state: 'done' }]);
    });

    it('gives one piece of work without the dossier, when it is not the answer', async () => {
      const { dossier } = await opened({
        tasks: [
          { key: 'handle', kind: 'handle', dueAt: app.clock.now() },
          { key: 'call-back-answer', kind: 'call-back', dueAt: app.clock.now() },
        ],
      });
      const [call] = await work(dossier, 'call-back');
      await reassign(call!.id, 'accueil-standard');
      expect(await dossierRow(dossier)).toMatchObject({ service_id: 'voirie-proprete' });
      expect(await row(call!.id)).toMatchObject({ service_id: 'accueil-standard' });
      expect(await journal(dossier)).toEqual(['opened', 'task-reassigned']);
      expect((await take(call!.id, { role: 'operator' })).status).toBe(204);
    });

    it('keeps what was confidential to the new service alone, and is not for whoever may not read it', async () => {
      const { task, dossier, number } = await opened({ serviceId: 'ccas', confidential: true });
      expect((await reassign(task, 'etat-civil', head)).status).toBe(403);
      expect((await reassign(task, 'etat-civil', social, 'Acte, pas aide')).status).toBe(204);
      expect(await dossierRow(dossier)).toMatchObject({ confidential: true, service_id: 'etat-civil' });
      const hidden = async (as: TestRole) => (await app.ask('GET', `dossiers/${number}`, as)).body.contentHidden;
      expect([await hidden(registry), await hidden(social), await hidden(head)]).toEqual([false, true, true]);
      await reassign(task, 'ccas', registry, 'Si, une aide');
      const [alarm] = (await list(head)).filter((card: { dossier: string }) => card.dossier === number);
      expect(alarm).toMatchObject({ kind: 'ping-pong', contentHidden: true, reason: null });
    });

    it.each([
      ['nulle-part', 422],
      ['voirie-proprete', 409],
    ])('to %s answers %d', async (service, status) => {
      const { task } = await opened();
      expect((await reassign(task, service)).status).toBe(status);
    });

    it('needs a reason, and leaves a colleague what they have taken', async () => {
      const { task } = await opened();
      expect((await reassign(task, 'etat-civil', roads, ' ')).status).toBe(422);
      await take(task, head);
      expect((await reassign(task, 'etat-civil')).status).toBe(409);
      expect((await reassign(task, 'etat-civil', head)).status).toBe(204);
    });
  });

  describe('a silent agent', () => {
    const at = async (local: string) => {
      app.clock.set(local);
      await clockwork.round();
    };

    it('loses the task after two working days of the service, when it is open; the second time the head looks', async () => {
      const { task, dossier } = await opened();
      await take(task);
      await at('2027-03-03T17:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'taken' });
      await at('2027-03-04T06:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'taken' });
      await at('2027-03-04T10:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'to-do', taken_by: null, silences: 1 });
      expect(await journal(dossier)).toEqual(['opened', 'task-taken', 'task-silent']);
      expect(await work(dossier, 'escalated')).toEqual([]);
      await take(task);
      // Over a week-end: Friday and Monday.
      await at('2027-03-08T16:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'taken' });
      await at('2027-03-09T10:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'to-do', silences: 2 });
      expect(await work(dossier, 'escalated')).toMatchObject([
        { state: 'to-do', service_id: 'voirie-proprete', reason: 'silent' },
      ]);
    });

    it('who did anything on the dossier has two more days', async () => {
      const { task } = await opened();
      await take(task);
      app.clock.set('2027-03-03T10:00+01:00');
      await escalate(task);
      await at('2027-03-04T10:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'taken' });
      await at('2027-03-08T10:00+01:00');
      expect(await row(task)).toMatchObject({ state: 'to-do' });
    });

    it('who gave it back, or has done it, is asked nothing', async () => {
      const [returned, done] = [await opened(), await opened()];
      await take(returned.task);
      await giveBack(returned.task);
      await take(returned.task, head);
      await take(done.task);
      await app.ask('POST', `tasks/${done.task}/completion`, roads);
      await at('2027-03-04T10:00+01:00');
      expect(await row(done.task)).toMatchObject({ state: 'done', silences: 0 });
      expect(await journal(returned.dossier)).toEqual([
        'opened',
        'task-taken',
        'task-returned',
        'task-taken',
        'task-silent',
      ]);
    });
  });

  it('a call for help goes to the head once, with its reason, and ends with the answer', async () => {
    const { task, dossier, number } = await opened();
    expect((await escalate(task)).status).toBe(204);
    expect((await escalate(task)).status).toBe(409);
    const [help] = await work(dossier, 'escalated');
    expect(help).toMatchObject({ state: 'to-do', reason: 'Un élu s’en mêle', service_id: 'voirie-proprete' });
    expect((await escalate(help!.id, head)).status).toBe(409);
    await app.ask('POST', `dossiers/${number}/closing`, roads, { answer: 'C’est fait.', variant: 'done' });
    expect(await row(help!.id)).toMatchObject({ state: 'done' });
  });
});
