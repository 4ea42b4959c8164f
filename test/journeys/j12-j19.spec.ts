import type { ContactRow } from '../../src/dossiers/rows.js';
import type { TestRole } from '../support/agent-key.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** docs/domain/journeys.md, J12 and J19, through the real doors. */
describe('what is said in confidence, and what is said three times', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  beforeEach(() => hall.clock.set('2027-03-01T10:00+01:00'));

  const api = (method: string, path: string, body?: object, as: TestRole = { role: 'supervisor' }) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);

  it('J12: a social worker reports an unfit dwelling: nothing of health or of where it is outside the hygiene service', async () => {
    const address = 'sonia.lambert@service-social.example';
    const told = /asthme|Tanneries|enfants/i;
    await town.mail({
      from: `Sonia Lambert <${address}>`,
      subject: 'Logement insalubre au 31 rue des Tanneries',
      text: 'Bonjour, assistante de service social, je sollicite un diagnostic d’insalubrité : logement très humide, 3 enfants, asthme.',
    });
    const { contact, dossiers, messages } = await town.routed(
      ({ sender }) => sender.email === address,
      'diagnostic-insalubrite',
    );
    expect(dossiers).toMatchObject([
      { service_id: 'hygiene-sante', confidential: true, target_date: '2027-03-15', priority: 'high' },
    ]);
    expect(messages.map(({ template_id }) => template_id)).toContain('ack-email');
    const sent = town.mailsTo(address).map(({ email: { subject, text } }) => `${subject} ${text}`);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((each) => /asthme|Tanneries|3 enfants/i.test(each))).toEqual([]);
    for (const role of ['operator', 'mailroom', 'supervisor'] as const) {
      for (const path of [
        `contacts/${contact.id}`,
        'contacts',
        `dossiers/${dossiers[0]!.number}`,
        'tasks?view=late',
        'debts',
      ]) {
        const { status, body } = await api('GET', path, undefined, { role });
        const said = JSON.stringify(body);
        expect({ role, path, told: told.test(said) }).toEqual({ role, path, told: false });
        if (status === 200 && path.startsWith('dossiers/')) expect(said).toContain('hygiene-sante');
      }
    }
    const inspector = await api('GET', `contacts/${contact.id}`, undefined, {
      role: 'agent',
      serviceId: 'hygiene-sante',
    });
    expect(inspector.body.text).toContain('asthme');
    hall.clock.set('2027-03-02T10:00+01:00');
  }, 60_000);

  describe('J19: one lamp post, by mail, by telephone and by letter', () => {
    const email = 'jeanne.vasseur@courriel.example';
    let number: string;
    let letter: string;
    const dossier = async () =>
      (
        await town.rows<Record<string, unknown>>(
          'SELECT received_at, target_date::text, service_id FROM dossier WHERE number = $1',
          [number],
        )
      )[0];
    /** The line joins what is certain; a person what is likely. */
    const joined = async (fits: (contact: ContactRow) => boolean) => {
      const { contact } = await town.followed(fits, ['joined', 'to-qualify']);
      if (contact.state === 'joined') return contact.id;
      const { body } = await api('GET', `contacts/${contact.id}/joining`);
      expect(body).toMatchObject([{ dossier: { number }, reasons: expect.arrayContaining([expect.any(String)]) }]);
      expect((await api('POST', `contacts/${contact.id}/joining`, { dossier: number })).status).toBe(204);
      return contact.id;
    };

    it('is one dossier with three contacts, of the first day, and one work', async () => {
      // She has been at the counter before, so that three ways of writing are known to be hers.
      const visit = await town.visit({
        demarches: ['renseignement-sport-judo'],
        answered: true,
        name: 'Jeanne Vasseur',
        phone: '06 39 98 41 19',
        email,
        postalAddress: '6 rue de la Paix\n42998 Saint-Aubin-sur-Gier',
      });
      expect(visit.status).toBe(201);
      await town.followed(({ id }) => id === visit.body.contactId, ['answered', 'told']);

      await town.mail({
        from: `Jeanne Vasseur <${email}>`,
        subject: 'Lampadaire en panne rue de la Paix',
        text: 'Bonjour,\nLe lampadaire de la rue de la Paix est en panne depuis hier.\n\nJeanne Vasseur',
      });
      const first = await town.routed(({ sender }) => sender.email === email, 'degradation-voirie');
      number = first.dossiers[0]!.number;
      const before = await dossier();
      expect(before).toMatchObject({ received_at: new Date('2027-03-01T09:00:00Z') });

      hall.clock.set('2027-03-02T10:00+01:00');
      const call = await hall.carrier.ring({
        to: '+33465711055',
        from: '+33639984119',
        says: ['je vous appelle pour le lampadaire en panne de la rue de la paix'],
      });
      await joined((each) => each.source_key === call.callSid);

      hall.clock.set('2027-03-04T10:00+01:00');
      await town.letter({
        sender: ['Madame Jeanne Vasseur', '6 rue de la Paix', '42998 Saint-Aubin-sur-Gier'],
        recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
        place: 'Saint-Aubin-sur-Gier',
        date: '3 mars 2027',
        subject: 'lampadaire en panne',
        body: 'Madame le Maire,\n\nLe lampadaire de la rue de la Paix est toujours en panne.\n\nVeuillez agréer mes salutations.',
        signature: 'Jeanne Vasseur',
      });
      letter = await joined(({ channel }) => channel === 'letter');

      expect(await dossier()).toEqual(before);
      const { tasks, dossiers } = await town.whole(letter);
      expect(dossiers).toMatchObject([{ number }]);
      expect(tasks.filter(({ kind }) => kind === 'handle')).toHaveLength(1);
      const contacts = await town.rows('SELECT 1 FROM dossier_contact WHERE dossier_id = $1', [dossiers[0]!.id]);
      expect(contacts).toHaveLength(3);
      expect(await town.rows(`SELECT 1 FROM dossier WHERE demarche_id = 'degradation-voirie'`)).toHaveLength(1);
    }, 120_000);

    it('and is separated in one step, with the date of its own arrival', async () => {
      expect((await api('POST', `dossiers/${number}/detachments`, { contact: letter })).status).toBe(204);
      await eventually(async () => {
        const { contact, dossiers } = await town.whole(letter);
        expect(contact.received_at).toEqual(new Date('2027-03-04T09:00:00Z'));
        expect(dossiers.map((each) => each.number)).not.toContain(number);
      });
    }, 60_000);
  });
});
