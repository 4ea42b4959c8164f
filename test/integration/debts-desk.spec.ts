import { v7 as uuid } from 'uuid';
import type { NewDossier } from '../../src/dossiers/open-dossiers.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const roads: TestRole = { role: 'agent', serviceId: 'voirie-proprete' };
const head: TestRole = { role: 'supervisor' };

describe('what is owed to the usagers', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  }, 120_000);
  afterAll(() => app?.stop());

  const due = (day: string, kind: 'answer' | 'acknowledgement' = 'answer', payable = kind === 'acknowledgement') => ({
    kind,
    payable,
    dueAt: new Date(`${day}T12:00Z`),
  });
  const opened = async (more: Partial<NewDossier>) => app.dossier(await app.contact({ state: 'told' }), more);
  const list = (as: TestRole, query = '') => app.ask('GET', `debts${query}`, as);
  async function message(number: string, state: string) {
    const id = uuid();
    await app.rows(
      `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
       SELECT $1, $2, id, 'acknowledgement', 'email', 'ack-email', 1, 'a@b.example', 'x', 'x', $4, $5 FROM dossier WHERE number = $3`,
      [app.saintAubin, id, number, `<${id}@x.example>`, state],
    );
    await app.rows(
      `UPDATE debt SET message_id = $1 WHERE kind = 'acknowledgement' AND dossier_id = (SELECT id FROM dossier WHERE number = $2)`,
      [id, number],
    );
  }

  it('is listed by age with why it is not paid, for the head; an agent sees what their service owes', async () => {
    const failed = await opened({ debts: [due('2027-02-20', 'acknowledgement')] });
    await message(failed, 'refused');
    const called = await opened({
      debts: [due('2027-02-22', 'acknowledgement')],
      tasks: [{ key: 'call-back-acknowledgement', kind: 'call-back', dueAt: null }],
    });
    const leaving = await opened({ debts: [due('2027-03-02', 'acknowledgement')] });
    await message(leaving, 'accepted');
    const unwritten = await opened({ debts: [due('2027-03-09')] });
    const social = await opened({ serviceId: 'ccas', confidential: true, summary: null, debts: [due('2027-02-10')] });
    const paid = await opened({ debts: [due('2027-02-01', 'acknowledgement')] });
    await app.rows(`UPDATE debt SET state = 'settled' WHERE dossier_id = (SELECT id FROM dossier WHERE number = $1)`, [
      paid,
    ]);

    const { body } = await list(head);
    const shown = body.map(({ dossier, why, late }: { dossier: string; why: string; late: boolean }) => [
      dossier,
      why,
      late,
    ]);
    expect(shown).toEqual([
      [social, 'not-payable', true],
      [failed, 'message-failed', true],
      [called, 'task-waiting', true],
      [leaving, 'on-its-way', false],
      [unwritten, 'not-payable', false],
    ]);
    expect(body[0]).toMatchObject({ kind: 'answer', service: { id: 'ccas' }, demarche: { id: 'degradation-voirie' } });
    expect(Object.keys(body[0])).not.toContain('summary');

    const numbers = ({ body: words }: { body: { dossier: string }[] }) => words.map(({ dossier }) => dossier);
    expect(numbers(await list(head, '?service=ccas'))).toEqual([social]);
    expect(numbers(await list(roads))).toEqual([failed, called, leaving, unwritten]);
    expect((await list(roads, '?service=ccas')).status).toBe(403);
    expect((await list({ role: 'operator' })).status).toBe(403);
    expect(numbers(await list({ role: 'supervisor', town: 'grandval' }))).toEqual([]);
  });
});
