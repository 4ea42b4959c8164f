import { v7 as uuid } from 'uuid';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

describe('what a person decides about a contact', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const stateOf = async (id: string) =>
    (await app.rows('SELECT state, reason, kind FROM contact WHERE id = $1', [id]))[0]!;
  const owed = async (id: string) =>
    (await app.rows('SELECT stage FROM outbox WHERE subject_id = $1', [id])).map(({ stage }) => stage);
  const decided = async (id: string) =>
    (await app.rows(`SELECT data FROM contact_event WHERE contact_id = $1 AND kind = 'decided'`, [id])).map(
      ({ data }) => data,
    );

  it('tries again what could not be processed, and says who asked for it', async () => {
    const id = await app.contact({ state: 'quarantined', reason: 'failed-intake' });
    expect((await app.ask('POST', `contacts/${id}/retry`)).status).toBe(204);
    expect(await stateOf(id)).toMatchObject({ state: 'received', reason: 'failed-intake' });
    expect(await owed(id)).toEqual(['intake']);
    expect(app.started).toContain(`intake ${id}`);
    expect(await decided(id)).toEqual([{ state: 'received', agent: 'clé essai operator', reason: 'failed-intake' }]);
  });

  it('refuses to try again what is not in quarantine', async () => {
    const id = await app.contact({ state: 'told' });
    const { status, body } = await app.ask('POST', `contacts/${id}/retry`);
    expect(status).toBe(409);
    expect(body.state).toBe('told');
    expect(await owed(id)).toEqual([]);
    expect((await app.ask('POST', `contacts/${uuid()}/retry`)).status).toBe(404);
  });

  it('takes the first of two people who say what a contact is about', async () => {
    const id = await app.contact({ state: 'to-qualify', reason: 'unsure' });
    const answers = await Promise.all(
      ['degradation-voirie', 'inscription-scolaire'].map((demarche) =>
        app.ask('POST', `contacts/${id}/qualification`, {}, { demarche }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const rows = await app.rows('SELECT decision, decided_by FROM qualification WHERE contact_id = $1', [id]);
    expect(rows).toEqual([{ decision: 'human', decided_by: 'clé essai operator' }]);
    expect(await owed(id)).toEqual(['routing']);
    expect((await app.ask('GET', `contacts/${id}`)).body).toMatchObject({
      state: 'qualified',
      decision: 'human',
      confidence: null,
    });
  });

  it('knows no démarche that is not in the catalogue', async () => {
    const id = await app.contact({ state: 'to-qualify' });
    const unknown = await app.ask('POST', `contacts/${id}/qualification`, {}, { demarche: 'autre' });
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors).toEqual([{ field: 'demarche', message: 'Cette démarche n’est pas au catalogue.' }]);
    const missing = await app.ask('POST', `contacts/${id}/qualification`, {}, {});
    expect(missing.body.errors).toEqual([{ field: 'demarche', message: 'Ce champ est obligatoire.' }]);
    expect((await stateOf(id)).state).toBe('to-qualify');
  });

  it('lets a real request that was taken for a machine’s mail go on (J16)', async () => {
    const id = await app.contact({ state: 'to-read', reason: 'automatic', kind: 'automatic' });
    expect((await app.ask('POST', `contacts/${id}/reading`, {}, {})).status).toBe(204);
    expect(await stateOf(id)).toEqual({ state: 'read', reason: null, kind: 'request' });
    expect(await owed(id)).toEqual(['qualification']);
  });

  it('sets a contact aside for a reason of the list, and ends the dossier that waited with it', async () => {
    const id = await app.contact({ state: 'to-qualify' });
    const number = await app.dossier(id, { demarcheId: null, tasks: [], debts: [] });
    expect((await app.ask('POST', `contacts/${id}/dismissal`, {}, { reason: 'parce que' })).status).toBe(422);
    expect((await app.ask('POST', `contacts/${id}/dismissal`, {}, { reason: 'advertising' })).status).toBe(204);
    expect(await stateOf(id)).toMatchObject({ state: 'set-aside', reason: 'advertising' });
    const { body } = await app.ask('GET', `dossiers/${number}`);
    expect(body).toMatchObject({ state: 'closed', closingReason: 'advertising' });
    expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'set-aside', 'closed']);
  });

  it('does not close that dossier while the usager is owed the proof of their date (EL-05)', async () => {
    const id = await app.contact({ state: 'to-qualify' });
    const number = await app.dossier(id, {
      demarcheId: null,
      tasks: [],
      debts: [{ kind: 'registration-notice', payable: true, dueAt: app.clock.now() }],
    });
    await app.ask('POST', `contacts/${id}/answer`, {}, { note: 'Rappelée à 10 h 05.' });
    expect(await stateOf(id)).toMatchObject({ state: 'answered' });
    expect((await app.ask('GET', `dossiers/${number}`)).body).toMatchObject({ state: 'closing' });
    expect(await decided(id)).toMatchObject([{ state: 'answered', note: 'Rappelée à 10 h 05.' }]);
  });
});
