import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const agent = 'marie.petit@saint-aubin-sur-gier.example';
const usager = 'sophie.durand@courriel.example';

/** « Beaucoup utilisé en interne pour relayer »: agents pass on to the mailbox what usagers wrote to them. */
describe('a mail that an agent passes on', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  });
  afterAll(() => hall?.stop());

  const original = [
    `De : Sophie Durand <${usager}>`,
    'Envoyé : vendredi 12 février 2027 09:00',
    `À : ${agent}`,
    'Objet : lampadaire en panne rue de la Paix',
    '',
    'Le lampadaire ne marche plus depuis une semaine.',
  ];

  it('is the request of the usager, who is answered, and the law counts from the day they wrote', async () => {
    const note = 'Reçu sur ma boîte, à traiter.';
    const subject = 'TR: lampadaire en panne rue de la Paix';
    await town.mail({ from: agent, subject, text: [note, '', ...original].join('\n') });
    const { contact, dossiers, messages } = await town.followed(({ sender }) => sender.email === agent);
    expect(contact.body).toBe('Le lampadaire ne marche plus depuis une semaine.');
    expect(contact.subject).toBe('lampadaire en panne rue de la Paix');
    expect(contact.received_at).toEqual(hall.clock.now());
    expect(dossiers).toMatchObject([{ received_at: new Date('2027-02-12T08:00:00Z') }]);
    expect(dossiers[0]!.target_date! >= hall.clock.now().toISOString().slice(0, 10)).toBe(true);
    expect(messages.map(({ recipient }) => recipient)).toEqual([usager]);
    expect(town.mailsTo(agent)).toEqual([]);

    const path = `/api/towns/saint-aubin-sur-gier/contacts/${contact.id}`;
    const { body } = await hall.api('GET', path, undefined, { role: 'supervisor' });
    expect(body).toMatchObject({
      senderLabel: 'Sophie Durand',
      relay: { agent, writtenAt: '2027-02-12T08:00:00.000Z', note },
    });
    const found = await hall.api('GET', `${path}/usager`, undefined, { role: 'supervisor' });
    expect(JSON.stringify(found.body)).toContain(usager);
    expect(JSON.stringify(found.body)).not.toContain(agent);
  });

  it('of another town is a mail of that town’s: its agents pass nothing on to this one', async () => {
    const from = 'secretariat@grandval.example';
    await town.mail({ from, subject: 'TR: lampadaire', text: ['Pour vous.', '', ...original].join('\n') });
    const { contact, messages } = await town.followed(({ sender }) => sender.email === from, ['told', 'to-qualify']);
    expect(contact.body).toContain('Pour vous.');
    expect(contact.reading?.mail?.relay).toBeUndefined();
    expect(messages.map(({ recipient }) => recipient)).toEqual([from]);
  });

  it('stays the request of the usager who passes on somebody else’s mail', async () => {
    const from = 'ines.garcia@courriel.example';
    await town.mail({
      from,
      subject: 'TR: lampadaire',
      text: ['Ma voisine vous a écrit.', '', ...original].join('\n'),
    });
    const { contact, messages } = await town.followed(({ sender }) => sender.email === from, ['told', 'to-qualify']);
    expect(contact.body).toContain('Ma voisine vous a écrit.');
    expect(contact.body).toContain('Le lampadaire ne marche plus');
    expect(messages.map(({ recipient }) => recipient)).toEqual([from]);
  });
});
