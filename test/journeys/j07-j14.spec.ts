import { Housekeeping } from '../../src/wiring/housekeeping.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** docs/domain/journeys.md, J07, J08, J10, J13 and J14, through the real doors: what services answer, until it is solved. */
describe('journeys that end with an answer', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  beforeEach(() => hall.clock.set('2027-03-01T10:00+01:00'));

  const api = (method: string, path: string, body?: object) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, { role: 'supervisor' });
  const stateOf = async (number: string) =>
    (await town.rows<{ state: string }>('SELECT state FROM dossier WHERE number = $1', [number]))[0]!.state;
  /** Nobody has sent the mails back: a day later they have arrived. */
  const arrive = async (local: string) => {
    await eventually(async () =>
      expect(await town.rows(`SELECT key FROM message WHERE state IN ('composed', 'sending')`)).toEqual([]),
    );
    hall.clock.set(local);
    await hall.app.get(Housekeeping, { strict: false }).round();
  };
  const closeWith = async (number: string, answer: string) => {
    const { status } = await api('POST', `dossiers/${number}/closing`, { answer, variant: 'answer' });
    expect(status).toBe(204);
  };
  const mail = (address: string, place: number) =>
    eventually(() => {
      const found = town.mailsTo(address)[place];
      if (!found) throw new Error(`no mail ${place} to ${address} yet`);
      return found.email;
    });

  it('J07: a company asks for help to settle: no tacit decision, an answer that names whom to turn to, and it repeats nothing', async () => {
    const address = 'direction@menuiserie.example';
    await town.mail({
      from: `Menuiserie du Gier <${address}>`,
      subject: 'Aides à l’installation',
      text: 'Bonjour, SIRET 90000000000018 : nous cherchons un local pour installer notre entreprise. Quelles aides pour l’installation d’un commerce ?',
    });
    const { contact, dossiers, messages } = await town.routed(
      ({ sender }) => sender.email === address,
      'aides-installation-entreprise',
    );
    const { number } = dossiers[0]!;
    expect(dossiers).toMatchObject([
      { demarche_id: 'aides-installation-entreprise', service_id: 'commerce-economie', target_date: '2027-03-08' },
    ]);
    const acknowledgement = messages.find(({ key }) => key === 'acknowledgement')!;
    expect(acknowledgement.template_id).toBe('ack-email');
    expect(acknowledgement.body).not.toMatch(/considérée comme/);
    expect(contact.body).toContain('90000000000018');
    const told = town.mailsTo(address).length;
    const text =
      'La ville aide les vitrines. Pour un local : Mme Petit, à la métropole, 04 77 00 00 00. Cela vous va-t-il ?';
    expect((await api('POST', `dossiers/${number}/replies`, { text, idempotencyKey: 'reponse-j07' })).status).toBe(204);
    const reply = await mail(address, told);
    expect(reply.text).toContain(text);
    expect(reply.text).toContain('Votre dossier reste ouvert');
    expect(await stateOf(number)).toBe('open');
    await closeWith(number, 'la métropole vous attend mardi');
    expect((await mail(address, told + 1)).text).toContain('la métropole vous attend mardi');
    expect(await stateOf(number)).toBe('closing');
    await arrive('2027-03-02T11:00+01:00');
    expect(await stateOf(number)).toBe('closed');
  }, 60_000);

  it('J08: a registered letter about a contract: acknowledged without the general mentions, and answered by letter', async () => {
    await town.letter({
      sender: ['Entreprise Rovère', '12 rue des Forges', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '26 février 2027',
      subject: 'facture impayée du marché 2024-027',
      body: 'Madame, Monsieur,\n\nSauf erreur de notre part, la facture n° 2025-118 relative au marché public n° 2024-027 demeure impayée à ce jour. Nous demandons le règlement de cette facture.\n\nVeuillez agréer nos salutations distinguées.',
      signature: 'Jean Rovère',
    });
    const { contact, dossiers, messages } = await town.routed(
      ({ channel }) => channel === 'letter',
      'paiement-marche-public',
    );
    const { number } = dossiers[0]!;
    expect(contact.chrono).toMatch(/^C-2027-/);
    expect(dossiers).toMatchObject([{ service_id: 'finances-marches', received_at: new Date('2027-03-01T09:00:00Z') }]);
    const [acknowledgement] = messages;
    expect(acknowledgement).toMatchObject({ template_id: 'ack-letter', channel: 'letter' });
    expect(acknowledgement!.body).not.toMatch(/considérée comme|recours/);
    expect(acknowledgement!.body).toContain('1er mars 2027');
    hall.clock.set('2027-03-08T10:00+01:00');
    await closeWith(number, 'la facture 2025-118 est mandatée, elle sera payée le 12 mars');
    await eventually(async () => expect(await stateOf(number)).toBe('closed'));
    const all = await town.whole(contact.id);
    expect(all.messages.find(({ key }) => key === 'answer')).toMatchObject({ channel: 'letter', state: 'delivered' });
    // Who was answered on paper is not sent a link.
    hall.clock.set('2027-03-11T10:00+01:00');
    await eventually(async () => {
      const [survey] = (await town.whole(contact.id)).debts.filter(({ kind }) => kind === 'is-it-solved');
      expect(survey).toMatchObject({ state: 'waived', reason: 'no_contact' });
    });
    expect(await stateOf(number)).toBe('closed');
  }, 90_000);

  it('J10: on the electoral roll: neutral, an alert on the third day, and a refusal is the signed decision’s own affair', async () => {
    const address = 'karim.benali@courriel.example';
    await town.mail({
      from: `Karim Benali <${address}>`,
      subject: 'Inscription sur les listes électorales',
      text: 'Bonjour, je demande mon inscription sur les listes électorales. Vous trouverez le formulaire et les justificatifs. Karim Benali',
      attachment: { name: 'formulaire.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 cerfa') },
    });
    const { contact, dossiers, messages } = await town.routed(
      ({ sender }) => sender.email === address,
      'inscription-listes-electorales',
    );
    const { number, id } = dossiers[0]!;
    expect(dossiers).toMatchObject([{ service_id: 'elections', received_at: contact.received_at }]);
    const acknowledgement = messages.find(({ key }) => key === 'acknowledgement')!;
    expect(acknowledgement.body).toContain('Ce message ne vaut pas décision');
    expect(acknowledgement.body).not.toMatch(/considérée comme/);
    hall.clock.set('2027-03-04T10:00+01:00');
    await eventually(async () =>
      expect(await town.rows(`SELECT 1 FROM task WHERE dossier_id = $1 AND kind = 'own-term'`, [id])).toHaveLength(1),
    );
    const decision = { by: 'Mme le Maire', on: '2027-03-04' };
    const refused = await api('POST', `dossiers/${number}/closing`, { refusal: 'domicile non établi', decision });
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('décision signée')]);
    await closeWith(number, 'vous êtes inscrit au bureau 3');
    expect((await mail(address, town.mailsTo(address).length)).text).toContain('bureau 3');
  }, 60_000);

  it('J13: advice by telephone is closed without waiting for the loan that is asked for by e-mail', async () => {
    const call = await hall.carrier.ring({
      to: '+33465711000',
      from: '+33639984113',
      says: ['on est une association humanitaire qui distribue des repas on voudrait les règles d’hygiène à respecter'],
    });
    const advice = await town.routed(
      (each) => each.source_key === call.callSid,
      'conseil-hygiene-association-humanitaire',
    );
    const address = 'maraude@entraide.example';
    await town.mail({
      from: `Entraide du Gier <${address}>`,
      subject: 'Prêt de matériel',
      text: 'Bonjour, notre association demande le prêt de tables et de barnums pour une distribution le 6 juin. Merci',
    });
    const loan = await town.routed(({ sender }) => sender.email === address, 'materiel-manifestation');
    const [[one], [other]] = [advice.dossiers, loan.dossiers];
    expect(other!.id).not.toBe(one!.id);
    expect([one!.demarche_id, other!.demarche_id]).toEqual([
      'conseil-hygiene-association-humanitaire',
      'materiel-manifestation',
    ]);
    const closing = `/api/towns/saint-aubin-sur-gier/dossiers/${one!.number}/closing`;
    const inspector = { role: 'agent', serviceId: one!.service_id! } as const;
    const { status } = await hall.api('POST', closing, { reason: 'told-in-person' }, inspector);
    expect([status, await stateOf(one!.number), await stateOf(other!.number)]).toEqual([204, 'closed', 'open']);
    expect(loan.messages.map(({ template_id }) => template_id)).toContain('ack-email');
    expect(loan.debts).toContainEqual(expect.objectContaining({ kind: 'answer', state: 'owed' }));
  }, 60_000);

  describe('J14: a suggestion', () => {
    const email = 'camille.perrin@courriel.example';
    let number: string;
    let contactId: string;

    it('is acknowledged with the idea in it, and is not closed by a task that is done', async () => {
      const form = await town.form({
        demarche: 'suggestion-amelioration',
        name: 'Camille Perrin',
        email,
        subject: 'Un arceau à vélos devant la médiathèque',
        message: 'Il manque un arceau à vélos devant la médiathèque.',
      });
      contactId = form.body.contactId;
      const { dossiers, messages, tasks } = await town.followed(({ id }) => id === contactId);
      number = dossiers[0]!.number;
      expect(dossiers).toMatchObject([
        { demarche_id: 'suggestion-amelioration', service_id: 'secretariat-general', target_date: '2027-03-30' },
      ]);
      expect(messages).toMatchObject([{ key: 'acknowledgement', template_id: 'ack-email' }]);
      expect(messages[0]!.body).toMatch(/arceau à vélos devant la médiathèque/);
      expect(messages[0]!.body).not.toMatch(/considérée comme/);
      await api('POST', `tasks/${tasks.find(({ kind }) => kind === 'handle')!.id}/completion`, {});
      expect(await stateOf(number)).toBe('open');
      const left = await api('POST', `dossiers/${number}/closing`, {});
      expect(left.status).toBe(422);
    });

    it('has news on the tenth working day, once, and a reply to a message of ours comes back to it', async () => {
      hall.clock.set('2027-03-15T10:00+01:00');
      const news = await mail(email, 1);
      expect(news.subject).toContain(`Où en est votre dossier ${number}`);
      expect(news.text).toContain('30 mars 2027');
      const { messages } = await town.whole(contactId);
      await town.mail({
        from: `Camille Perrin <${email}>`,
        subject: 'Re: Où en est votre dossier',
        text: 'Merci. Devant la porte, ce serait bien.',
        headers: { 'In-Reply-To': messages.find(({ key }) => key.startsWith('progress'))!.message_id },
      });
      const { dossiers, tasks } = await town.followed(
        ({ body, channel }) => channel === 'email' && (body ?? '').includes('Devant la porte'),
        ['joined'],
      );
      expect(dossiers).toMatchObject([{ number }]);
      expect(tasks.filter(({ kind }) => kind === 'read-reply')).toMatchObject([{ service_id: 'secretariat-general' }]);
      expect(town.mailsTo(email)).toHaveLength(2);
    }, 60_000);

    it('so does a form that quotes its number', async () => {
      hall.clock.set('2027-03-16T10:00+01:00');
      const form = await town.form({
        name: 'Camille Perrin',
        email,
        message: `Dossier ${number} : deux arceaux si possible.`,
      });
      const { dossiers } = await town.followed(({ id }) => id === form.body.contactId, ['joined']);
      expect(dossiers).toMatchObject([{ number }]);
    }, 60_000);

    it('is answered with reasons, and its usager is asked whether it is solved: « non » opens it again', async () => {
      hall.clock.set('2027-03-30T10:00+02:00');
      const before = town.mailsTo(email).length;
      await closeWith(number, 'le conseil de quartier ne le retient pas, car le trottoir est trop étroit');
      expect((await mail(email, before)).text).toContain('le trottoir est trop étroit');
      await arrive('2027-03-31T11:00+02:00');
      expect(await stateOf(number)).toBe('closed');
      hall.clock.set('2027-04-06T10:00+02:00');
      const question = await mail(email, before + 1);
      expect(question.subject).toContain('Votre demande est-elle réglée ?');
      const [link] = /http:\/\/mairie\.example\S+/.exec(question.text!)!;
      const page = `${hall.url}${new URL(link).pathname}`;
      expect(await (await fetch(page)).text()).toContain('Oui, c’est réglé');
      expect(await stateOf(number)).toBe('closed');
      const body = new URLSearchParams({ solved: 'no', satisfaction: '2', words: 'Le trottoir fait trois mètres.' });
      expect(await (await fetch(page, { method: 'POST', body })).text()).toContain('Votre dossier est rouvert');
      expect(await stateOf(number)).toBe('open');
      const { body: shown } = await api('GET', `dossiers/${number}`);
      expect(shown).toMatchObject({
        reopenings: 1,
        survey: { solved: false, satisfaction: 2, words: 'Le trottoir fait trois mètres.' },
      });
      const { body: tasks } = await api('GET', 'tasks?view=queue');
      expect(JSON.stringify(tasks)).toContain('not-solved');
    }, 60_000);

    it('is answered again, closed for good, and who comes back after fifteen days gets another dossier, which follows it', async () => {
      hall.clock.set('2027-04-07T10:00+02:00');
      const before = town.mailsTo(email).length;
      await closeWith(number, 'nous avons mesuré : il y aura un arceau en mai');
      const answer = await mail(email, before);
      await arrive('2027-04-08T11:00+02:00');
      expect(await stateOf(number)).toBe('closed');
      hall.clock.set('2027-04-28T10:00+02:00');
      await town.mail({
        from: `Camille Perrin <${email}>`,
        subject: 'Un autre arceau à vélos',
        text: 'Bonjour, je suggère aussi un arceau à vélos devant la piscine.',
        headers: { 'In-Reply-To': answer.messageId! },
      });
      const { dossiers } = await town.routed(
        ({ body }) => (body ?? '').includes('devant la piscine'),
        'suggestion-amelioration',
      );
      expect(dossiers).toHaveLength(1);
      expect(dossiers[0]!.number).not.toBe(number);
      expect((await api('GET', `dossiers/${dossiers[0]!.number}`)).body.followsNumber).toBe(number);
      // One question for a dossier, however often it is closed.
      expect(town.mailsTo(email).filter(({ email: { subject } }) => /réglée/.test(subject ?? ''))).toHaveLength(1);
    }, 60_000);
  });
});
