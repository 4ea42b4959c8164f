import { readdir } from 'node:fs/promises';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';
import { eventually } from '../support/eventually.js';

/** docs/domain/journeys.md, J01 to J06, through the real doors. */
describe.each(engines)('the journeys of the case study, on %s', (engine) => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall(engine);
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  const api = (method: string, path: string, body?: object, as?: Parameters<TownHall['api']>[3]) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);

  it('J01: a family registers a child for school at the counter: one visit, four linked dossiers, one confirmation', async () => {
    const proposed = await api('GET', 'demarches');
    expect(proposed.body.find(({ id }: { id: string }) => id === 'inscription-scolaire').chain).toEqual([
      'inscription-cantine',
      'inscription-periscolaire',
      'verification-vaccination',
      'transport-scolaire',
    ]);
    const visit = await town.visit({
      demarches: [
        'inscription-scolaire',
        'inscription-cantine',
        'inscription-periscolaire',
        'verification-vaccination',
      ],
      name: 'Mme Aubry',
      phone: '06 39 98 41 01',
      documentsMissing: ['Document attestant les vaccinations obligatoires ou leur contre-indication'],
    });
    expect(visit.status).toBe(201);
    const { dossiers, debts, messages, tasks } = await town.followed(({ id }) => id === visit.body.contactId);
    const [parent, ...children] = dossiers;
    expect(dossiers.map(({ demarche_id }) => demarche_id)).toEqual([
      'inscription-scolaire',
      'inscription-cantine',
      'inscription-periscolaire',
      'verification-vaccination',
    ]);
    expect(children.map(({ parent_id }) => parent_id)).toEqual([parent!.id, parent!.id, parent!.id]);
    expect(parent!.target_date).toBe('2027-03-15');
    const [sms] = town.smsTo('+33639984101');
    for (const { number } of dossiers) expect(sms!.body).toContain(number);
    expect(sms!.body).toMatch(/visite/);
    expect(messages.filter(({ key }) => key === 'written-confirmation')).toHaveLength(1);
    // The usager has no address: the missing paper is asked for by a person, nobody is made to come back.
    expect(debts.find(({ kind }) => kind === 'missing-documents')).toMatchObject({ state: 'owed' });
    expect(tasks.find(({ kind }) => kind === 'call-back')).toMatchObject({ service_id: 'affaires-scolaires' });
    // Each with its own clock: canteen is accepted by silence, what depends on places is rejected; school is neither.
    expect(dossiers.map(({ tacit_on }) => tacit_on)).toEqual([null, '2027-05-01', '2027-07-01', null]);
    expect(sms!.body).not.toMatch(/acceptée|rejetée|vaccin/i);
    expect(debts.filter(({ kind }) => kind === 'written-confirmation')).toHaveLength(1);

    const hygiene = dossiers.find(({ demarche_id }) => demarche_id === 'verification-vaccination')!;
    expect(hygiene).toMatchObject({ confidential: true, summary: null });
    const as = (serviceId: string) => ({ role: 'agent' as const, serviceId });
    const seen = await api('GET', `dossiers/${parent!.number}`, undefined, as('affaires-scolaires'));
    expect(seen.body.documentRequests).toMatchObject([
      { documents: ['Document attestant les vaccinations obligatoires ou leur contre-indication'] },
    ]);
    const contact = `contacts/${visit.body.contactId}`;
    const school = await api('GET', contact, undefined, as('affaires-scolaires'));
    expect(school.body).toMatchObject({ contentHidden: false, senderLabel: 'Mme Aubry' });
    const nurse = await api('GET', contact, undefined, as('hygiene-sante'));
    expect(nurse.body).toMatchObject({
      contentHidden: true,
      text: null,
      documentsMissing: [],
      parts: [{ dossier: hygiene.number, text: 'À régulariser' }],
    });
    // No health record is kept anywhere.
    expect(school.body.attachments).toEqual([]);

    // Each dossier has its own answer: it does not speak of the others.
    const answer = { answer: 'votre fils est inscrit', variant: 'answer' };
    expect((await api('POST', `dossiers/${parent!.number}/closing`, answer, { role: 'supervisor' })).status).toBe(204);
    const told = await eventually(() => {
      const found = town.smsTo('+33639984101').find(({ body }) => body.includes('inscrit'));
      if (!found) throw new Error('no answer yet');
      return found.body;
    });
    expect(dossiers.map(({ number }) => told.includes(number))).toEqual([true, false, false, false]);
  });

  it('J02: a call about syringes by the playground: alert at once, SMS at its end, and a word when it is done', async () => {
    const call = await hall.carrier.ring({
      to: '+33465711050',
      from: '+33639984102',
      says: ['il y a des seringues près des jeux du parc il faut nettoyer'],
    });
    const { contact, dossiers, tasks, debts, messages } = await town.followed(
      (each) => each.source_key === call.callSid,
    );
    expect(contact.facts.call).toMatchObject({ calledSda: '+33465711050', outcome: 'answered' });
    expect(dossiers).toMatchObject([
      {
        demarche_id: 'nettoyage-espaces-verts',
        service_id: 'espaces-verts',
        priority: 'high',
        target_date: '2027-03-08',
      },
    ]);
    expect(tasks.map(({ kind }) => kind).sort()).toEqual(['alert', 'handle']);
    expect(tasks.find(({ kind }) => kind === 'alert')!.due_at <= new Date('2027-03-01T22:59:59.999Z')).toBe(true);
    expect(messages).toMatchObject([
      { key: 'written-confirmation', template_id: 'phone-confirmation', channel: 'sms' },
    ]);
    expect(messages[0]!.body).not.toMatch(/seringue|décision/i);
    expect(debts.find(({ kind }) => kind === 'written-confirmation')).toMatchObject({ state: 'settled' });

    const { number } = dossiers[0]!;
    for (const task of tasks.filter(({ kind }) => kind === 'alert'))
      await api('POST', `tasks/${task.id}/completion`, {}, { role: 'supervisor' });
    const closing = await api(
      'POST',
      `dossiers/${number}/closing`,
      { answer: 'le square a été nettoyé ce matin', variant: 'done' },
      { role: 'supervisor' },
    );
    expect(closing.status).toBeLessThan(300);
    await eventually(async () => {
      const [dossier] = await town.rows<{ state: string }>('SELECT state FROM dossier WHERE number = $1', [number]);
      expect(dossier!.state).toBe('closed');
    });
    expect(town.smsTo('+33639984102').map(({ body }) => body)).toEqual([
      expect.stringContaining(number),
      expect.stringContaining('nettoyé'),
    ]);
  });

  it('J03: a student applies on a Saturday night: proof of the date at once, acknowledgement once a person has said what it is', async () => {
    const saturday = new Date('2027-02-27T21:40:00Z');
    hall.clock.set(saturday);
    const from = 'nassim.d@courriel.example';
    await town.mail({
      from: `Nassim D. <${from}>`,
      subject: 'Bonjour',
      text: 'Veuillez trouver ci-joint le document annoncé. Bien à vous',
      attachment: { name: 'CV.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 cv') },
    });
    const waiting = await town.followed(({ sender }) => sender.email === from, ['to-qualify']);
    expect(waiting.messages).toMatchObject([{ key: 'registration-notice', state: 'accepted' }]);
    expect(town.mailsTo(from)[0]!.email.text).toContain('27 février 2027');

    hall.clock.set('2027-03-01T09:00:00Z');
    const judged = await api(
      'POST',
      `contacts/${waiting.contact.id}/qualification`,
      { demarche: 'stage-emploi' },
      { role: 'operator' },
    );
    expect(judged.status).toBeLessThan(300);
    const { dossiers, messages, debts } = await town.followed(({ id }) => id === waiting.contact.id);
    expect(dossiers).toMatchObject([
      { number: waiting.dossiers[0]!.number, service_id: 'ressources-humaines', received_at: saturday },
    ]);
    expect(messages.map(({ key }) => key).sort()).toEqual(['acknowledgement', 'registration-notice']);
    expect(
      debts.find(({ kind }) => kind === 'registration-notice')!.due_at <= new Date('2027-03-01T22:59:59.999Z'),
    ).toBe(true);
    const [, acknowledgement] = town.mailsTo(from);
    expect(acknowledgement!.email.text).toMatch(/Nous avons reçu votre message le 27 février 2027/);
    // Neutral until the town has validated the regime (AR-09): no date of a tacit decision.
    expect(acknowledgement!.email.text).not.toMatch(/27 avril|considérée comme/);
    expect(acknowledgement!.email.text).toContain('Ce message ne vaut pas décision');
  });

  it('J04: a mother disputes a bill by telephone: no card number is kept, nothing of the amount is said', async () => {
    const call = await hall.carrier.ring({
      to: '+33465711025',
      from: '+33639984104',
      says: ['je veux payer la crèche par carte 4970 1012 3456 7893 et je conteste trois jours facturés'],
    });
    const { contact, dossiers, messages } = await town.followed((each) => each.source_key === call.callSid);
    expect(dossiers).toMatchObject([{ demarche_id: 'paiement-facture-famille', service_id: 'regie-familles' }]);
    const kept = JSON.stringify([
      contact,
      await town.rows('SELECT data FROM contact_event WHERE contact_id = $1', [contact.id]),
      messages,
    ]);
    expect(kept.replace(/\D/g, '')).not.toContain('4970101234567893');
    expect(contact.body).toContain('masqué');
    expect(messages).toMatchObject([{ key: 'written-confirmation', channel: 'sms' }]);
  });

  it('J05: an association asks for a subsidy without its budget: acknowledged at once, neutral, with what is missing', async () => {
    const address = 'contact@amis-du-gier.example';
    const form = await town.form({
      demarche: 'subvention-association',
      name: 'Les Amis du Gier',
      email: address,
      organisationNumber: 'W423009876',
      subject: 'Subvention 2027',
      message: 'Nous demandons une subvention de fonctionnement.',
      documentsProvided: [],
    });
    expect(form.status).toBe(201);
    const { contact, dossiers, messages } = await town.followed(({ id }) => id === form.body.contactId);
    expect(dossiers).toMatchObject([{ demarche_id: 'subvention-association', service_id: 'vie-associative' }]);
    expect(messages).toMatchObject([{ key: 'acknowledgement', template_id: 'ack-email', recipient: address }]);
    expect(messages[0]!.body).toMatch(/Il manque : .*[Bb]udget.*avant le 15 mars 2027/s);
    expect(messages[0]!.body).not.toMatch(/acceptée|rejetée/);
    const identities = await town.rows('SELECT kind, value FROM identity WHERE usager_id = $1 ORDER BY kind', [
      contact.usager_id,
    ]);
    expect(identities).toContainEqual({ kind: 'organisation', value: 'W423009876' });
  });

  it('J06: an adult asks about judo at the switchboard: answered on the spot, no dossier, no message', async () => {
    const call = await hall.carrier.ring({
      to: '+33465711000',
      from: '+33639984106',
      says: ['bonjour je voudrais des renseignements pour faire du judo je suis adulte débutant'],
    });
    const { dossiers, contact } = await town.followed((each) => each.source_key === call.callSid, ['answered']);
    expect(dossiers).toEqual([]);
    expect(contact.service_id).toBeNull();
    expect(town.smsTo('+33639984106')).toEqual([]);
  });

  it('keeps every journal whole, and writes no letter for people who gave another way', async () => {
    expect(await readdir(hall.dataDir)).not.toContain('prints');
    const [{ count }] = (await town.rows<{ count: number }>(
      `SELECT count(*)::int FROM timeline event WHERE hash <> timeline_hash(event)`,
    )) as [{ count: number }];
    expect(count).toBe(0);
  });
});
