import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';
import { Housekeeping } from '../../src/wiring/housekeeping.js';

const town = 'saint-aubin-sur-gier';
const standard = '+33465711000';

/** docs/domain/journeys.md, J21, J26 and J27, through the real doors. */
describe.each(engines)('usagers who are hard to reach, on %s', (engine) => {
  let hall: TownHall;
  let at: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall(engine);
    at = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  beforeEach(() => hall.clock.set('2027-03-01T09:00:00Z'));

  const api = (method: string, path: string, body?: object, role: 'operator' | 'supervisor' = 'supervisor') =>
    hall.api(method, `/api/towns/${town}/${path}`, body, { role });
  const page = async (number: string) => (await api('GET', `dossiers/${number}`)).body;
  /** What became of each attempt, in order: all that K17 counts. */
  const attempts = async (number: string): Promise<string[]> =>
    (await page(number)).messages.map(
      ({ key, channel, state }: Record<string, string>) => `${key} ${channel} ${state}`,
    );
  const close = (number: string, answer: string) =>
    api('POST', `dossiers/${number}/closing`, { answer, variant: 'answer' });

  describe('J21: a call that was abandoned', () => {
    const abandon = async (from: string, seconds = 35) => {
      const { callSid } = await hall.carrier.ring({
        from,
        to: standard,
        serviceAnswers: 'no-answer',
        hangsUpAfterSeconds: seconds,
      });
      return at.followed(({ source_key }) => source_key === callSid, ['to-qualify', 'joined']);
    };
    const noAnswer = (task: string) => api('POST', `tasks/${task}/call-backs`, { outcome: 'no-answer' }, 'operator');

    it('is told once by SMS, and is one call to return within a working day, however often that number called', async () => {
      const mobile = '+33639984103';
      const first = await abandon(mobile);
      expect(first.contact.facts.call).toMatchObject({ outcome: 'abandoned', seconds: 35 });
      expect(first.tasks).toMatchObject([{ kind: 'return-call', due_at: new Date('2027-03-02T22:59:59.999Z') }]);
      expect(first.messages).toMatchObject([{ template_id: 'missed-call', channel: 'sms', state: 'delivered' }]);
      expect(first.messages[0]!.body).toMatch(/sans nous joindre.*au 06 39 98 41 03 sous un jour ouvre/);
      const again = [await abandon(mobile), await abandon(mobile)];
      for (const { contact, dossiers } of again) {
        expect(contact.state).toBe('joined');
        expect(dossiers).toMatchObject([{ id: first.dossiers[0]!.id }]);
      }
      expect(again[1]!.tasks).toHaveLength(1);
      expect(at.smsTo(mobile)).toHaveLength(1);
    });

    it('twice called back without answer is closed, and shows when it was called', async () => {
      const { contact, dossiers, tasks } = await abandon('+33639984105');
      const number = dossiers[0]!.number;
      expect((await api('POST', `tasks/${tasks[0]!.id}/completion`)).status).toBe(409);
      expect((await noAnswer(tasks[0]!.id)).status).toBe(204);
      expect(await page(number)).toMatchObject({ state: 'open', tasks: [{ state: 'to-do' }] });
      expect((await noAnswer(tasks[0]!.id)).status).toBe(204);
      expect((await noAnswer(tasks[0]!.id)).status).toBe(409);
      const closed = await page(number);
      expect(closed).toMatchObject({ state: 'closed', closingReason: 'unreachable' });
      const calls = closed.timeline.filter(({ kind }: { kind: string }) => kind === 'called-back');
      expect(calls.map(({ data }: { data: { outcome: string } }) => data.outcome)).toEqual(['no-answer', 'no-answer']);
      expect((await at.whole(contact.id)).contact).toMatchObject({ state: 'set-aside', reason: 'unreachable' });
      // The same day: called back, yes; a second SMS, no.
      const later = await abandon('+33639984105');
      expect(later.tasks).toMatchObject([{ kind: 'return-call', state: 'to-do' }]);
      expect(at.smsTo('+33639984105')).toHaveLength(1);
    });

    it('from a landline is called back, without an SMS; from a hidden number, or after an instant, it is counted', async () => {
      const landline = await abandon('+33465714199');
      expect(landline.tasks).toMatchObject([{ kind: 'return-call' }]);
      expect(landline.debts).toEqual([]);
      const { callSid } = await hall.carrier.ring({ withheld: true, to: standard, hangsUpAfterSeconds: 35 });
      const hidden = await at.followed(({ source_key }) => source_key === callSid, ['to-qualify']);
      const instant = await abandon('+33639984106', 2);
      for (const { contact, dossiers } of [hidden, instant]) {
        expect(contact).toMatchObject({ reason: 'missed-call' });
        expect(dossiers).toEqual([]);
      }
      expect(at.smsTo('+33465714199')).toEqual([]);
    });

    it('at night wakes nobody: the SMS leaves in the morning', async () => {
      const mobile = '+33639984107';
      hall.clock.set('2027-03-01T21:30:00+01:00');
      const { callSid } = await hall.carrier.ring({ from: mobile, to: standard, hangsUpAfterSeconds: 35 });
      const timers = () =>
        at.rows<{ due_at: Date; dossier_id: string }>(
          `SELECT due_at, dossier_id FROM timer WHERE kind = 'sms-morning' AND rang_at IS NULL AND dossier_id IN (
             SELECT dossier_id FROM dossier_contact JOIN contact ON contact.id = contact_id WHERE source_key = $1)`,
          [callSid],
        );
      await eventually(async () => expect(await timers()).toHaveLength(1));
      expect((await timers())[0]!.due_at).toEqual(new Date('2027-03-02T08:00:00+01:00'));
      expect(at.smsTo(mobile)).toEqual([]);
      hall.clock.set('2027-03-02T10:00:00+01:00');
      await eventually(() => expect(at.smsTo(mobile)).toHaveLength(1));
    });
  });

  it('J26: M. Roche, by letter alone: every step on paper, two working days sooner, on the same dates', async () => {
    await at.letter({
      sender: ['M. Jean Roche', '12 rue des Lavandières', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '27 février 2027',
      subject: 'location de la salle municipale',
      body: 'Madame, Monsieur,\n\nJe souhaite louer la salle municipale pour un repas de famille le samedi 5 juin.\n\nVeuillez agréer mes salutations distinguées.',
      signature: 'Jean Roche',
    });
    const arrived = await at.followed(({ channel }) => channel === 'letter', ['told', 'to-qualify']);
    const { id } = arrived.contact;
    if (arrived.contact.state === 'to-qualify')
      await api('POST', `contacts/${id}/qualification`, { demarche: 'reservation-salle' });
    const { contact, dossiers, tasks, debts } = await at.followed((each) => each.id === id);
    const { number } = dossiers[0]!;
    expect(dossiers).toMatchObject([{ demarche_id: 'reservation-salle', target_date: '2027-03-11' }]);
    const sooner = new Date('2027-03-09T22:59:59.999Z');
    expect(tasks.find(({ kind }) => kind === 'handle')!.due_at).toEqual(sooner);
    expect(debts.find(({ kind }) => kind === 'answer')!.due_at).toEqual(sooner);
    expect((await page(number)).legalClock).toMatchObject({ effect: 'rejection', on: '2027-05-01' });
    const asked = { documents: ['Attestation d’assurance'], deadline: '2027-03-15' };
    expect((await api('POST', `dossiers/${number}/document-requests`, asked)).status).toBeLessThan(300);
    await eventually(async () => expect((await at.whole(id)).messages).toHaveLength(2));
    expect((await close(number, 'La salle vous est réservée')).status).toBe(204);
    const { messages, dossiers: after } = await eventually(async () => {
      const all = await at.whole(id);
      expect(all.dossiers[0]!.state).toBe('closed');
      return all;
    });
    expect(messages.map(({ template_id }) => template_id).sort()).toEqual([
      'ack-letter',
      'closing',
      'missing-documents',
    ]);
    for (const { channel, state, body } of messages) {
      expect([channel, state]).toEqual(['letter', 'delivered']);
      expect(body).toContain('12 rue des Lavandières');
      expect(body).not.toMatch(/(?:voir|consult\w+|rendez-vous) sur (?:le|notre) site/i);
    }
    expect(after[0]!.received_at).toEqual(contact.received_at);
  });

  describe('J27: the confirmation does not arrive', () => {
    const ask = async (form: Record<string, unknown>) => {
      const sent = await at.form({ demarche: 'reservation-salle', message: 'Je voudrais louer la salle.', ...form });
      expect(sent.status).toBe(201);
      return sent.body.contactId as string;
    };
    const postalAddress = '3 rue Pasteur\n42998 Saint-Aubin-sur-Gier';

    it('a server refuses it: it is said by letter, and what cannot arrive is never tried again', async () => {
      const id = await ask({
        name: 'Mme Lenoir',
        email: 'inconnu@courriel.example',
        phone: '06 39 98 41 11',
        postalAddress,
      });
      const { contact, dossiers, debts } = await at.followed((each) => each.id === id);
      const { number } = dossiers[0]!;
      await eventually(async () =>
        expect(await attempts(number)).toEqual([
          'acknowledgement email refused',
          'acknowledgement/letter letter delivered',
        ]),
      );
      const [refused, letter] = (await page(number)).messages;
      expect(refused).toMatchObject({ failure: 'address-unknown', attempts: 1 });
      expect(letter.body).toMatch(/pas arrivé[^]*Nous avons reçu votre message le 1er mars 2027/);
      expect(debts.every(({ kind, state }) => kind !== 'acknowledgement' || state !== 'waived')).toBe(true);
      // The answer does not go to a dead address either: an SMS can say it.
      expect((await close(number, 'La salle vous est réservée')).status).toBe(204);
      await eventually(async () => expect(await page(number)).toMatchObject({ state: 'closed' }));
      expect((await attempts(number)).slice(2)).toEqual(['answer sms delivered']);
      expect((await at.whole(id)).dossiers[0]!.received_at).toEqual(contact.received_at);
    });

    it('it comes back after the dossier was closed: that is seen there, and the usager told by SMS', async () => {
      const email = 'partie@courriel.example';
      const id = await ask({ name: 'M. Vidal', email, phone: '06 39 98 41 12' });
      const { dossiers } = await at.followed((each) => each.id === id);
      const { number } = dossiers[0]!;
      expect((await close(number, 'La salle vous est réservée')).status).toBe(204);
      const taken = ['acknowledgement email accepted', 'answer email accepted'];
      await eventually(async () => expect(await attempts(number)).toEqual(taken));
      hall.clock.set('2027-03-02T11:00:00Z');
      await hall.app.get(Housekeeping, { strict: false }).round();
      await eventually(async () => expect(await page(number)).toMatchObject({ state: 'closed' }));
      const [, answer] = (await at.whole(id)).messages.sort((one, other) => one.key.localeCompare(other.key));
      expect(answer).toMatchObject({ key: 'answer', state: 'delivered' });
      await at.mail(returned(answer!.message_id));
      await eventually(async () =>
        expect(await attempts(number)).toEqual(
          expect.arrayContaining(['answer email bounced', 'answer/sms sms delivered']),
        ),
      );
      expect(await page(number)).toMatchObject({ state: 'closed', closingReason: 'answered' });
    });

    it('nothing is left but a person: the word stays owed, with its reason', async () => {
      const id = await ask({ name: 'Mme Petit', email: 'inconnu@ailleurs.example' });
      const { dossiers, tasks, debts } = await eventually(async () => {
        const all = await at.whole(id);
        expect(all.tasks.map(({ kind }) => kind)).toContain('reach-usager');
        return all;
      });
      expect(tasks.find(({ kind }) => kind === 'reach-usager')).toMatchObject({ reason: 'address-unknown' });
      expect(debts.find(({ kind }) => kind === 'acknowledgement')).toMatchObject({ state: 'owed' });
      expect(dossiers[0]!.state).toBe('open');
      const debt = debts.find(({ kind }) => kind === 'acknowledgement')!.id;
      expect((await api('POST', `debts/${debt}/settlement`, { conversation: 'Dit au guichet.' })).status).toBe(204);
      const { tasks: after } = await at.whole(id);
      expect(after.find(({ kind }) => kind === 'reach-usager')).toMatchObject({ state: 'done' });
    });

    it('a server that is full for now is asked again, by the same way alone', async () => {
      const id = await ask({ name: 'M. Roux', email: 'gris@courriel.example', phone: '06 39 98 41 13', postalAddress });
      const { dossiers } = await eventually(async () => {
        const all = await at.whole(id);
        expect(all.messages).toMatchObject([{ channel: 'email', state: 'composed', failure: 'provider-busy' }]);
        return all;
      });
      expect(dossiers[0]!.state).toBe('open');
      expect(at.smsTo('+33639984113')).toEqual([]);
    });

    it('whoever we know by an earlier contact is reached by what they gave then', async () => {
      const email = 'inconnu@foyer.example';
      const earlier = await ask({ name: 'Mme Castel', email, phone: '06 39 98 41 14' });
      await at.followed((each) => each.id === earlier);
      await at.mail({
        from: `Mme Castel <${email}>`,
        subject: 'Acte de naissance',
        text: 'Bonjour, je voudrais une copie de mon acte de naissance.\n\nMme Castel',
      });
      const { contact } = await at.followed(
        ({ channel, sender }) => channel === 'email' && sender.email === email,
        ['told', 'to-qualify'],
      );
      if (contact.state === 'to-qualify')
        await api('POST', `contacts/${contact.id}/qualification`, { demarche: 'acte-naissance' });
      const { dossiers } = await at.followed((each) => each.id === contact.id);
      const { number } = dossiers[0]!;
      const said = ['acknowledgement email refused', 'acknowledgement/sms sms delivered'];
      await eventually(async () => expect(await attempts(number)).toEqual(said));
    });
  });
});

/** The report of a server that gives a mail back (RFC 3464). */
function returned(messageId: string) {
  return {
    from: 'MAILER-DAEMON@mx.courriel.example',
    subject: 'Undelivered Mail Returned to Sender',
    text: `Your message could not be delivered: 550 5.1.1 User unknown.\n\nMessage-ID: ${messageId}\n`,
    headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
  };
}
