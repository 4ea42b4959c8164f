import { v7 as uuid } from 'uuid';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

describe('a person joins and separates', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const usager = async () => {
    const id = uuid();
    await app.rows('INSERT INTO usager (town_id, id) VALUES ($1, $2)', [app.saintAubin, id]);
    return id;
  };
  const report = async (usagerId: string, more: Parameters<DesksApp['dossier']>[1] = {}) => {
    const id = await app.contact({ state: 'told', usager_id: usagerId });
    return { id, number: await app.dossier(id, { usagerId, ...more }) };
  };
  const waiting = (usagerId: string) => app.contact({ state: 'to-qualify', reason: 'unsure', usager_id: usagerId });
  const offer = (contactId: string, number: string) =>
    app.rows(
      `INSERT INTO joining_offer (town_id, contact_id, dossier_id, reasons, offered_at)
       SELECT $1, $2, id, '["Même personne"]', now() FROM dossier WHERE number = $3`,
      [app.saintAubin, contactId, number],
    );
  const candidates = async (id: string, as = {}) =>
    (await app.ask('GET', `contacts/${id}/candidates`, as)).body.map(
      (each: { dossier: { number: string } }) => each.dossier.number,
    );
  const kinds = async (number: string) =>
    (await app.ask('GET', `dossiers/${number}`, { role: 'supervisor' })).body.timeline.map(
      ({ kind }: { kind: string }) => kind,
    );

  it('sees why a dossier is offered, joins the contact to it, and the dossier keeps its dates', async () => {
    const jeanne = await usager();
    const { id: first, number } = await report(jeanne);
    const id = await waiting(jeanne);
    await offer(id, number);
    const { body } = await app.ask('GET', `contacts/${id}/candidates`);
    expect(body).toMatchObject([{ dossier: { number, state: 'open' }, reasons: ['Même personne'] }]);
    const before = (await app.ask('GET', `dossiers/${number}`)).body;
    expect((await app.ask('POST', `contacts/${id}/joining`, {}, { dossier: number })).status).toBe(204);
    const after = (await app.ask('GET', `dossiers/${number}`)).body;
    expect(after).toMatchObject({ receivedAt: before.receivedAt, targetDate: before.targetDate, reminders: 1 });
    expect([...after.contactIds].sort()).toEqual([first, id].sort());
    expect(app.started.at(-1)).toMatch(/^loopback /);
    expect((await app.ask('GET', `contacts/${id}`)).body).toMatchObject({ state: 'joined', dossierNumbers: [number] });
    expect(await candidates(id)).toEqual([]);
    // Twice changes nothing.
    expect((await app.ask('POST', `contacts/${id}/joining`, {}, { dossier: number })).status).toBe(409);
    expect(await kinds(number)).toEqual(['opened', 'reminded']);
  });

  it('takes the first of two people who join one contact', async () => {
    const jeanne = await usager();
    const numbers = [(await report(jeanne)).number, (await report(jeanne)).number];
    const id = await waiting(jeanne);
    const answers = await Promise.all(
      numbers.map((dossier) => app.ask('POST', `contacts/${id}/joining`, {}, { dossier })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const [count] = await app.rows('SELECT count(*)::int FROM dossier_contact WHERE contact_id = $1', [id]);
    expect(count).toEqual({ count: 1 });
  });

  it('offers nothing more once it was refused', async () => {
    const jeanne = await usager();
    const { number } = await report(jeanne);
    const id = await waiting(jeanne);
    await offer(id, number);
    expect((await app.ask('POST', `contacts/${id}/joining-refusal`, {}, { dossier: number })).status).toBe(204);
    expect(await candidates(id)).toEqual([]);
    expect((await app.ask('GET', `contacts/${id}`)).body.state).toBe('to-qualify');
    const [kept] = await app.rows('SELECT refused_by FROM joining_offer WHERE contact_id = $1', [id]);
    expect(kept).toEqual({ refused_by: 'clé essai operator' });
  });

  it('says nothing of a confidential dossier to whoever may not read it', async () => {
    const jeanne = await usager();
    const { number } = await report(jeanne, {
      demarcheId: 'aide-facultative-ccas',
      serviceId: 'ccas',
      confidential: true,
    });
    const id = await waiting(jeanne);
    await offer(id, number);
    expect(await candidates(id)).toEqual([]);
    expect(await candidates(id, { role: 'agent', serviceId: 'ccas' })).toEqual([number]);
    expect((await app.ask('POST', `contacts/${id}/joining`, {}, { dossier: number })).status).toBe(403);
    expect((await app.ask('GET', `contacts/${id}`)).body.state).toBe('to-qualify');
  });

  it('joins nothing to what was closed long ago, to what is not there, or to its own dossier', async () => {
    const jeanne = await usager();
    const { number } = await report(jeanne);
    const id = await waiting(jeanne);
    const own = await app.dossier(id, { demarcheId: null, tasks: [], debts: [] });
    await app.rows(`UPDATE dossier SET state = 'closed', closed_at = '2027-02-01' WHERE number = $1`, [number]);
    const join = async (dossier: string) => (await app.ask('POST', `contacts/${id}/joining`, {}, { dossier })).status;
    expect(await join(number)).toBe(409);
    expect(await join(own)).toBe(409);
    expect(await join('SA-2027-999999')).toBe(404);
    expect((await app.ask('GET', `contacts/${id}`)).body.state).toBe('to-qualify');
    expect((await app.ask('GET', `contacts/${uuid()}/candidates`)).status).toBe(404);
  });

  it('separates a contact in one click: it goes down the line again with a dossier of its own, and stays apart', async () => {
    const jeanne = await usager();
    const { id: first, number } = await report(jeanne);
    const id = await waiting(jeanne);
    await app.ask('POST', `contacts/${id}/joining`, {}, { dossier: number });
    const detach = (contact: string) => app.ask('POST', `dossiers/${number}/detachments`, {}, { contact });
    expect((await detach(id)).status).toBe(204);
    expect(app.started.at(-1)).toBe(`qualification ${id}`);
    const page = (await app.ask('GET', `contacts/${id}`)).body;
    expect(page.state).toBe('read');
    const [own] = page.dossierNumbers;
    expect(own).not.toBe(number);
    const left = (await app.ask('GET', `dossiers/${number}`)).body;
    expect(left).toMatchObject({ state: 'open', contactIds: [first], reminders: 0 });
    expect(left.tasks.map(({ kind, state }: { kind: string; state: string }) => [kind, state])).toContainEqual([
      'read-reply',
      'dropped',
    ]);
    expect(left.debts.find(({ kind }: { kind: string }) => kind === 'progress')).toMatchObject({
      state: 'waived',
      reason: 'separated',
    });
    expect(await kinds(number)).toEqual(['opened', 'reminded', 'contact-separated']);
    expect(await kinds(own)).toEqual(['opened', 'contact-separated']);
    const [refused] = await app.rows(
      'SELECT refused_at IS NOT NULL AS refused FROM joining_offer WHERE contact_id = $1',
      [id],
    );
    expect(refused).toEqual({ refused: true });
    // Twice changes nothing, and what the dossier was opened for stays in it.
    expect((await detach(id)).status).toBe(409);
    expect((await detach(first)).status).toBe(409);
  });

  it('gives a separated contact the dossier back that it had while it waited', async () => {
    const jeanne = await usager();
    const { number } = await report(jeanne);
    const id = await waiting(jeanne);
    const own = await app.dossier(id, { demarcheId: null, tasks: [], debts: [] });
    await app.ask('POST', `contacts/${id}/joining`, {}, { dossier: number });
    expect((await app.ask('GET', `dossiers/${own}`)).body).toMatchObject({
      state: 'closed',
      closingReason: 'duplicate',
    });
    expect((await app.ask('POST', `dossiers/${own}/detachments`, {}, { contact: id })).status).toBe(409);
    expect((await app.ask('POST', `dossiers/${number}/detachments`, {}, { contact: id })).status).toBe(204);
    expect((await app.ask('GET', `contacts/${id}`)).body.dossierNumbers).toEqual([own]);
    expect((await app.ask('GET', `dossiers/${own}`)).body).toMatchObject({ state: 'open', closingReason: null });
  });

  it('the answer closes a dossier that was asked about again, whatever waits to be told', async () => {
    const jeanne = await usager();
    const { number } = await report(jeanne);
    for (let count = 0; count < 3; count += 1) {
      await app.ask('POST', `contacts/${await waiting(jeanne)}/joining`, {}, { dossier: number });
    }
    const { tasks } = (await app.ask('GET', `dossiers/${number}`)).body;
    expect(tasks.filter(({ kind }: { kind: string }) => kind === 'third-reminder')).toHaveLength(1);
    const closing = { answer: 'Le lampadaire est réparé.', variant: 'done' };
    expect((await app.ask('POST', `dossiers/${number}/closing`, { role: 'supervisor' }, closing)).status).toBe(204);
    const { body } = await app.ask('GET', `dossiers/${number}`);
    expect(body.tasks.filter(({ state }: { state: string }) => state === 'to-do')).toEqual([]);
    expect(body.debts.filter(({ state }: { state: string }) => state === 'owed')).toMatchObject([{ kind: 'answer' }]);
  });
});
