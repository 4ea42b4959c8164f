import { Towns } from '../../src/towns/index.js';
import { validate } from '../support/clock-room.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const by = { by: 'Mme Roux, directrice générale', on: '2027-01-04' };
const address = 'contact@amis-du-gier.example';

/** From the form to the complement of the acknowledgement, with a regime the town has validated (J05). */
describe('J05 where the town has validated the law', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  let number: string;
  const api = (method: string, path: string, body?: object) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, { role: 'supervisor' });
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    await validate(hall.ownerUrl, { 'subvention-association': by });
    const towns = hall.app.get(Towns);
    hall.clock.set('2027-03-01T10:01+01:00');
    await eventually(async () =>
      expect((await towns.byId(hall.saintAubin)).configuration.validated).toEqual({ 'subvention-association': by }),
    );
    hall.clock.set('2027-03-01T10:00+01:00');
  }, 120_000);
  afterAll(() => hall?.stop());

  it('AR-05, AR-06, PI-01: the acknowledgement announces a rejection on 1 May, the appeals, and what suspends the delay', async () => {
    const form = await town.form({
      demarche: 'subvention-association',
      name: 'Les Amis du Gier',
      email: address,
      organisationNumber: 'W423009876',
      subject: 'Subvention 2027',
      message: 'Nous demandons une subvention de fonctionnement.',
      documentsProvided: [],
    });
    const { dossiers, messages } = await town.followed(({ id }) => id === form.body.contactId);
    number = dossiers[0]!.number;
    expect(dossiers).toMatchObject([{ tacit_on: '2027-05-15', tacit_announced: '2027-05-01' }]);
    const { body } = messages[0]!;
    expect(body).toContain(
      "Si vous n'avez pas de réponse le 1er mai 2027, votre demande sera considérée comme rejetée",
    );
    expect(body).toContain('en écrivant à Madame le Maire (recours gracieux)');
    expect(body).toContain('Tribunal administratif de Lyon, 184 rue Duguesclin');
    expect(body).toMatch(/avant le 15 mars 2027\.\s+Le délai de réponse est suspendu jusqu'à cette date/);
    expect(body).not.toMatch(/acceptée|15 mai/);
  });

  it('the agent sees both clocks, and neither hides the other (AR-15)', async () => {
    const page = await api('GET', `dossiers/${number}`);
    expect(page.body).toMatchObject({
      targetDate: '2027-04-13',
      legalClock: {
        effect: 'rejection',
        on: '2027-05-15',
        suspended: true,
        suspendedUntil: '2027-03-15',
        announced: '2027-05-01',
        validated: true,
      },
      documentRequests: [{ deadline: '2027-03-15', receivedAt: null }],
    });
  });

  it('PI-01b: the budget comes on 8 March: 8 May, said beside the day that was announced', async () => {
    hall.clock.set('2027-03-08T10:00+01:00');
    const [request] = (await api('GET', `dossiers/${number}`)).body.documentRequests;
    const receipt = `dossiers/${number}/document-requests/${request.id}/receipt`;
    expect((await api('POST', receipt, {})).status).toBe(204);
    expect((await api('POST', receipt, {})).status).toBe(409);
    const [mail] = await eventually(async () => {
      const mails = await town.rows<{ body: string }>(
        `SELECT body FROM message WHERE key LIKE 'acknowledgement-complement%' AND state IN ('accepted', 'delivered')`,
      );
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail!.body).toContain('Nous vous avions annoncé la date du 1er mai 2027. Cette date ne vaut plus.');
    expect(mail!.body).toContain('La nouvelle date est le 8 mai 2027.');
    expect(mail!.body).toContain('réponse le 8 mai 2027, votre demande sera considérée comme rejetée');
    expect((await api('GET', `dossiers/${number}`)).body.legalClock).toMatchObject({
      on: '2027-05-08',
      suspended: false,
      suspendedUntil: null,
      announced: '2027-05-08',
    });
  });

  it('asks again for what is still missing, and refuses a deadline that has passed', async () => {
    const asked = (deadline: string) =>
      api('POST', `dossiers/${number}/document-requests`, { documents: ['Relevé d’identité bancaire'], deadline });
    expect((await asked('2027-03-08')).status).toBe(422);
    expect((await asked('2027-03-22')).status).toBe(204);
    await eventually(async () => {
      const mails = await town.rows<{ body: string }>(
        `SELECT body FROM message WHERE template_id = 'missing-documents'`,
      );
      expect(mails).toHaveLength(1);
      expect(mails[0]!.body).toContain('– Relevé d’identité bancaire');
      expect(mails[0]!.body).toContain("Le délai de réponse est suspendu jusqu'à cette date");
    });
    expect((await api('GET', `dossiers/${number}`)).body.legalClock).toMatchObject({
      on: '2027-05-22',
      suspended: true,
    });
  });

  it('AR-15: silence is near: the head of the service has work, which the answer ends', async () => {
    hall.clock.set('2027-05-15T10:00+02:00');
    await eventually(async () => {
      const { body } = await api('GET', `dossiers/${number}`);
      expect(body.tasks.map(({ kind }: { kind: string }) => kind)).toContain('tacit-decision-head');
    });
    const closing = { answer: 'La subvention est accordée.', variant: 'answer' };
    expect((await api('POST', `dossiers/${number}/closing`, closing)).status).toBe(204);
    const { body } = await api('GET', `dossiers/${number}`);
    expect(body.tasks.filter(({ state }: { state: string }) => state === 'to-do')).toEqual([]);
  });

  it('AR-09: two dossiers of a démarche nobody has validated ask for it once, and whoever has seen to it says so', async () => {
    for (const name of ['M. Faure', 'Mme Blanc']) {
      const form = await town.form({
        demarche: 'reservation-salle',
        name,
        email: `${name.at(-1)}@habitants.example`,
        subject: 'Salle des fêtes',
        message: 'Nous voudrions réserver la salle des fêtes.',
      });
      const { messages } = await town.followed(({ id }) => id === form.body.contactId);
      expect(messages[0]!.body).toContain('Ce message ne vaut pas décision.');
      expect(messages[0]!.body).not.toMatch(/considérée comme/);
    }
    const tasks = () =>
      town.rows<{ id: string; state: string; reason: string; service_id: string; dossier_id: null }>(
        `SELECT id, state, reason, service_id, dossier_id FROM task WHERE kind = 'validate-regime'`,
      );
    const [task, ...others] = await tasks();
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      state: 'to-do',
      reason: 'reservation-salle',
      service_id: 'vie-associative',
      dossier_id: null,
    });
    expect((await api('POST', `tasks/${task!.id}/completion`, {})).status).toBe(204);
    expect(await tasks()).toMatchObject([{ state: 'done' }]);
  });
});
