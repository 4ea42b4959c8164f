import { Towns } from '../../src/towns/index.js';
import type { TestRole } from '../support/agent-key.js';
import { validate } from '../support/clock-room.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const graffiti = 'enlevement-graffitis';
const toTheMayor = {
  recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
  place: 'Saint-Aubin-sur-Gier',
  date: '27 février 2027',
};

/** docs/domain/journeys.md, J11, J15 and J25, and N-04, through the real doors. */
describe('what few may read, what nobody signed, and what is asked for elsewhere', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  const api = (method: string, path: string, body?: object, as: TestRole = { role: 'supervisor' }) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);
  const agent = (serviceId: string): TestRole => ({ role: 'agent', serviceId });
  const everybodyElse: TestRole[] = [
    { role: 'operator' },
    { role: 'mailroom' },
    { role: 'supervisor' },
    agent('espaces-verts'),
  ];
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    await validate(hall.ownerUrl, { [graffiti]: { by: 'Mme Roux, directrice générale', on: '2027-01-04' } });
    hall.clock.set('2027-03-01T10:01+01:00');
    const towns = hall.app.get(Towns);
    await eventually(async () =>
      expect((await towns.byId(hall.saintAubin)).configuration.validated).toHaveProperty(graffiti),
    );
    hall.clock.set('2027-03-01T10:00+01:00');
  }, 120_000);
  afterAll(() => hall?.stop());

  it('J15: racist graffiti on a house: urgent at once, seen by the service and the police alone, removed and told', async () => {
    await town.letter({
      ...toTheMayor,
      sender: ['Mme Nadia Belkacem', '8 rue de la République', '42998 Saint-Aubin-sur-Gier'],
      subject: 'graffitis sur la façade de ma maison',
      body: 'Madame, Monsieur,\n\nLa façade de ma maison a été couverte de graffitis dans la nuit : une insulte raciste est visible de toute la rue, comme le montre la photo. Je demande à vos services d’enlever ces graffitis.\n\nVeuillez agréer mes salutations distinguées.',
      signature: 'Nadia Belkacem',
    });
    const { contact, dossiers, tasks, messages } = await town.routed(({ channel }) => channel === 'letter', graffiti);
    const { number } = dossiers[0]!;
    expect(contact.chrono).toMatch(/^C-2027-/);
    expect(dossiers).toMatchObject([
      { service_id: 'voirie-proprete', priority: 'high', tacit_on: '2027-05-01', target_date: '2027-03-08' },
    ]);
    // Nobody waits for the acknowledgement: the work is there, and due the same day.
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'handle', state: 'to-do' }));
    const alert = tasks.find(({ kind }) => kind === 'alert')!;
    expect(alert).toMatchObject({ state: 'to-do', service_id: 'voirie-proprete', due_at: contact.received_at });
    expect(messages).toMatchObject([{ key: 'acknowledgement', template_id: 'ack-letter', channel: 'letter' }]);
    expect(messages[0]!.body).toContain(
      "Si vous n'avez pas de réponse le 1er mai 2027, votre demande sera considérée comme rejetée",
    );

    const page = (as: TestRole) => api('GET', `contacts/${contact.id}`, undefined, as);
    const photo = (as: TestRole) => api('GET', `documents/${contact.original_id}`, undefined, as);
    for (const as of [agent('voirie-proprete'), agent('police-municipale')]) {
      expect((await page(as)).body).toMatchObject({ contentHidden: false, text: expect.stringContaining('raciste') });
      expect((await photo(as)).status).toBe(200);
    }
    for (const as of everybodyElse) {
      const { body } = await page(as);
      expect(body).toMatchObject({ contentHidden: true, text: null, subject: null, original: null });
      expect((await photo(as)).status).toBe(403);
    }

    const road = agent('voirie-proprete');
    expect((await api('POST', `tasks/${alert.id}/completion`, {}, road)).status).toBe(204);
    const done = { answer: 'la façade a été nettoyée ce matin', variant: 'done' };
    expect((await api('POST', `dossiers/${number}/closing`, done, road)).status).toBe(204);
    await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.dossiers).toMatchObject([{ state: 'closed', closing_reason: 'done' }]);
      const answer = all.messages.find(({ key }) => key === 'answer')!;
      expect(answer).toMatchObject({ template_id: 'closing', channel: 'letter', state: 'delivered' });
      expect(answer.body).toContain('la façade a été nettoyée ce matin');
    });
  }, 120_000);

  it('J25: a letter nobody signed: registered, for the hygiene service alone, and nobody is written to or looked for', async () => {
    await town.letter({
      ...toTheMayor,
      sender: [],
      subject: 'logement insalubre',
      body: 'Madame le Maire,\n\nUn logement est insalubre au 31 rue des Tanneries : de la moisissure sur tous les murs, et une famille y habite. Le propriétaire ne fait rien.',
      signature: '',
    });
    const { contact, dossiers, debts, messages } = await town.routed(
      ({ channel, body }) => channel === 'letter' && (body ?? '').includes('Tanneries'),
      'diagnostic-insalubrite',
    );
    expect(contact).toMatchObject({ chrono: expect.stringMatching(/^C-2027-/), usager_id: null });
    expect(dossiers).toMatchObject([
      { demarche_id: 'diagnostic-insalubrite', service_id: 'hygiene-sante', usager_id: null, confidential: true },
    ]);
    expect(messages).toEqual([]);
    expect(debts.find(({ kind }) => kind === 'acknowledgement')).toMatchObject({
      state: 'waived',
      reason: 'no_contact',
    });
    // The envelope and the sheet are kept, and read by the service that looks at the dwelling.
    const original = (as: TestRole) => api('GET', `documents/${contact.original_id}`, undefined, as);
    expect((await original(agent('hygiene-sante'))).status).toBe(200);
    expect((await original({ role: 'operator' })).status).toBe(403);
    // What is owed to nobody keeps no dossier open.
    const closing = { answer: 'le logement a été visité', variant: 'done' };
    const inspector = agent('hygiene-sante');
    const all = await town.whole(contact.id);
    for (const { id } of all.tasks.filter(({ kind, state }) => kind !== 'handle' && state === 'to-do'))
      expect((await api('POST', `tasks/${id}/completion`, {}, inspector)).status).toBe(204);
    expect((await api('POST', `dossiers/${dossiers[0]!.number}/closing`, closing, inspector)).status).toBe(204);
    await eventually(async () =>
      expect((await town.whole(contact.id)).dossiers).toMatchObject([
        { state: 'closed', closing_reason: 'no_contact' },
      ]),
    );
  }, 120_000);

  it('N-04, TR-01: what is the CCAS’s is handed on to it, and its acknowledgement says so, with the day', async () => {
    const address = 'lina.faure@courriel.example';
    await town.mail({ from: address, subject: 'ma situation', text: 'Comme convenu je vous écris à ce sujet.' });
    const waiting = await town.followed(({ sender }) => sender.email === address, ['to-qualify']);
    hall.clock.set('2027-03-02T10:00+01:00');
    const { contact, dossiers } = await town.routed(({ id }) => id === waiting.contact.id, 'domiciliation');
    expect(dossiers).toMatchObject([
      { service_id: 'ccas', received_at: contact.received_at, competent_received_at: hall.clock.now() },
    ]);
    const mail = await eventually(() => {
      const found = town.mailsTo(address)[1];
      if (!found) throw new Error('no acknowledgement yet');
      return found.email.text;
    });
    expect(mail).toContain('Nous avons reçu votre message le 1er mars 2027');
    expect(mail).toContain('autre administration que celle où elle est arrivée : CCAS de Saint-Aubin-sur-Gier');
    expect(mail).toContain('transmise le 2 mars 2027');
  }, 60_000);

  it('J11, EL-03, SI-10: a building permit by e-mail: acknowledged, shown the online service, and told no day of acceptance', async () => {
    const address = 'luis.ferreira@courriel.example';
    await town.mail({
      from: `Luis Ferreira <${address}>`,
      subject: 'Permis de construire',
      text: 'Bonjour, voici ma demande de permis de construire une maison individuelle. Luis Ferreira',
    });
    const { dossiers, messages } = await town.routed(({ sender }) => sender.email === address, 'permis-construire');
    expect(dossiers).toMatchObject([{ service_id: 'urbanisme' }]);
    const { body } = messages.find(({ key }) => key === 'acknowledgement')!;
    expect(body).toContain('https://www.saint-aubin-sur-gier.example/urbanisme');
    expect(body).toContain('Ce message ne vaut pas décision');
    expect(body).not.toMatch(/considérée comme|accept|recours/);
  }, 60_000);
});
