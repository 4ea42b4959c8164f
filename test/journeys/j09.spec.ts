import { Housekeeping } from '../../src/wiring/housekeeping.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** docs/domain/journeys.md, J09, through the real doors. */
describe('one request that two services answer together', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  const api = (method: string, path: string, body?: object, as?: Parameters<TownHall['api']>[3]) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);
  const agent = (serviceId: string) => ({ role: 'agent' as const, serviceId });
  const from = 'contact@amis-du-gier.example';

  it('J09: chairs and a street closed for an association: one parent, two sub-dossiers, one acknowledgement with both services, one answer', async () => {
    await town.mail({
      from: `Les Amis du Gier <${from}>`,
      subject: 'ma situation',
      text: 'Comme convenu je vous écris à ce sujet. Rue Voltaire, le 6 juin. RNA W423009876',
    });
    const { contact } = await town.followed(({ sender }) => sender.email === from, ['to-qualify']);
    expect(town.mailsTo(from)).toHaveLength(1);
    const judged = await api('POST', `contacts/${contact.id}/qualification`, { demarche: 'materiel-manifestation' });
    expect(judged.status).toBe(204);

    const { dossiers, debts, messages, tasks } = await town.followed(({ id }) => id === contact.id);
    const parent = dossiers.find(({ parent_id }) => parent_id === null)!;
    const parts = dossiers.filter(({ parent_id }) => parent_id === parent.id);
    expect(parent).toMatchObject({ service_id: 'vie-associative', tacit_on: '2027-05-01', target_date: '2027-03-15' });
    expect(parts).toMatchObject([
      { service_id: 'vie-associative', summary: 'Prêt de matériel', tacit_on: null, confidential: false },
      { service_id: 'police-municipale', summary: 'Rue fermée et sécurité', tacit_on: null, confidential: false },
    ]);
    expect(dossiers).toHaveLength(3);
    expect(
      tasks
        .filter(({ kind }) => kind === 'handle')
        .map(({ service_id }) => service_id)
        .sort(),
    ).toEqual(['police-municipale', 'vie-associative', 'vie-associative']);
    // T04, then one T01 that names both services and one number.
    expect(messages.map(({ key, dossier_id }) => [key, dossier_id]).sort()).toEqual([
      ['acknowledgement', parent.id],
      ['registration-notice', parent.id],
    ]);
    const [, acknowledgement] = town.mailsTo(from);
    expect(acknowledgement!.email.text).toContain(`numéro de dossier est ${parent.number}.`);
    expect(acknowledgement!.email.text).toContain('Vie associative et événements');
    expect(acknowledgement!.email.text).toContain(
      'Avec le concours de : Police municipale et tranquillité (04 65 71 10 90)',
    );
    for (const { number } of parts) expect(acknowledgement!.email.text).not.toContain(number);
    expect(debts.filter(({ kind }) => kind === 'answer').map(({ dossier_id }) => dossier_id)).toEqual([parent.id]);

    // Both read what was asked: nobody has to write twice.
    for (const service of ['vie-associative', 'police-municipale'])
      expect((await api('GET', `contacts/${contact.id}`, undefined, agent(service))).body.text).toContain(
        'Rue Voltaire',
      );
  }, 60_000);

  it('J09: on 15 March there is no answer yet: the parent alone has news for the usager', async () => {
    hall.clock.set('2027-03-15T10:00+01:00');
    const news = await eventually(() => {
      const found = town.mailsTo(from)[2];
      if (!found) throw new Error('no news yet');
      return found.email;
    });
    expect(news.subject).toContain('Où en est votre dossier');
    expect(news.text).toContain('15 mars 2027');
    expect(
      await town.rows(`SELECT parent_id FROM dossier JOIN debt ON dossier_id = dossier.id WHERE kind = 'progress'`),
    ).toEqual([{ parent_id: null }]);
  }, 60_000);

  it('J09: the answer waits for both parts, and is given once', async () => {
    const [{ id: contactId }] = (await town.rows<{ id: string }>(
      `SELECT id FROM contact WHERE sender ->> 'email' = $1`,
      [from],
    )) as [{ id: string }];
    const { dossiers, tasks } = await town.whole(contactId);
    const parent = dossiers.find(({ parent_id }) => parent_id === null)!;
    const parts = dossiers.filter(({ parent_id }) => parent_id === parent.id);
    const close = () =>
      api(
        'POST',
        `dossiers/${parent.number}/closing`,
        { answer: 'les chaises sont prêtées et la rue Voltaire est fermée le 6 juin', variant: 'answer' },
        agent('vie-associative'),
      );
    const early = await close();
    expect([early.status, early.body.dossiers]).toEqual([409, parts.map(({ number }) => number)]);
    for (const part of parts) {
      const task = tasks.find(({ dossier_id, kind }) => dossier_id === part.id && kind === 'handle')!;
      const done = await api('POST', `tasks/${task.id}/completion`, {}, agent(part.service_id!));
      expect(done.status).toBeLessThan(300);
    }
    const states = async () =>
      (await town.whole(contactId)).dossiers.map(({ id, state, closing_reason }) => [id, state, closing_reason]);
    for (const { id } of parts) expect(await states()).toContainEqual([id, 'closed', 'part-done']);
    expect((await close()).status).toBeLessThan(300);
    await eventually(async () =>
      expect(await town.rows(`SELECT state FROM message WHERE key = 'answer'`)).toEqual([{ state: 'accepted' }]),
    );
    // No mail has come back by the next day: they have arrived.
    hall.clock.set('2027-03-16T11:00+01:00');
    await eventually(async () => {
      await hall.app.get(Housekeeping, { strict: false }).round();
      expect(await states()).toContainEqual([parent.id, 'closed', 'answered']);
    });
    expect(town.mailsTo(from)).toHaveLength(4);
  }, 60_000);
});
