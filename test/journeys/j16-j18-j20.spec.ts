import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';

/** docs/domain/journeys.md, J16, J18 and J20, through the real doors. */
describe.each(engines)('the difficult journeys, on %s', (engine) => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall(engine);
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  const api = (method: string, path: string, body?: object, as?: Parameters<TownHall['api']>[3]) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);

  describe('J16: automatic mails', () => {
    it('an absence in answer to our message gets none, and waits to be read by a person', async () => {
      const from = 'absente@courriel.example';
      await town.mail({
        from,
        subject: 'Réponse automatique',
        text: 'Je suis absente.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      });
      const { contact, messages } = await town.followed(({ sender }) => sender.email === from, ['to-read']);
      expect(contact.reason).toBe('out-of-office');
      expect(messages).toEqual([]);
    });

    it('one that speaks of danger is marked on the pile where a person reads it, and still nothing is answered', async () => {
      const from = 'fille@courriel.example';
      await town.mail({
        from,
        subject: 'Je n’en peux plus',
        text: 'Je veux mourir, je vais en finir ce soir.',
        headers: { 'X-Spam-Flag': 'YES' },
      });
      const { contact, dossiers, debts } = await town.followed(({ sender }) => sender.email === from, ['to-read']);
      expect([contact.reason, contact.reading?.mail?.kind, contact.usager_id]).toEqual(['danger', 'spam', null]);
      expect([dossiers, debts, town.mailsTo(from)]).toEqual([[], [], []]);
      const pile = await api('GET', 'to-read', undefined, { role: 'supervisor' });
      const card = (pile.body as { id: string }[]).find(({ id }) => id === contact.id);
      expect(card).toMatchObject({ alerts: [{ level: 'emergency' }], subject: null });

      await api('POST', `contacts/${contact.id}/reading`, {}, { role: 'supervisor' });
      const after = await town.followed(({ id }) => id === contact.id, ['to-qualify']);
      expect(after.tasks).toMatchObject([{ kind: 'alert', reason: 'emergency' }]);
    });

    it('a programme that answers every message is never written to', async () => {
      const from = 'no-reply@logiciel.example';
      await town.mail({ from, subject: 'Votre ticket', text: 'Un ticket a été ouvert.' });
      await town.followed(({ sender }) => sender.email === from, ['to-read']);
      expect(town.mailsTo(from)).toEqual([]);
    });

    it('after three mails in ten minutes nobody is answered any more until a person has looked', async () => {
      const from = 'machine@boucle.example';
      for (const time of [1, 2, 3, 4]) {
        await town.mail({
          from,
          subject: `lampadaire en panne rue ${time}`,
          text: 'Le lampadaire ne marche plus depuis une semaine.',
        });
        await eventually(async () =>
          expect(
            await town.rows(
              `SELECT 1 FROM contact WHERE sender ->> 'email' = $1 AND state <> 'received' AND state <> 'read'`,
              [from],
            ),
          ).toHaveLength(time),
        );
      }
      const states = await town.rows<{ state: string; reason: string }>(
        `SELECT state, reason FROM contact WHERE sender ->> 'email' = $1 ORDER BY stored_at`,
        [from],
      );
      expect(states.at(-1)).toMatchObject({ state: 'to-read', reason: 'too-many-mails' });
      await eventually(() => expect(town.mailsTo(from)).toHaveLength(3));
      const alerts = await town.rows(`SELECT state, reason FROM task WHERE kind = 'mail-loop'`);
      expect(alerts).toEqual([{ state: 'to-do', reason: from }]);
    });

    it('of many mails of one address that come at once, the first three are answered all the same', async () => {
      const from = 'photos@courriel.example';
      const rooms = ['cuisine', 'cour', 'cave', 'chambre', 'couloir'];
      await Promise.all(
        rooms.map((room) => town.mail({ from, subject: `lampadaire devant la ${room}`, text: 'Il ne marche plus.' })),
      );
      const reasons = await eventually(async () => {
        const met = await town.rows<{ reason: string | null }>(
          `SELECT reason FROM contact WHERE sender ->> 'email' = $1 AND state NOT IN ('received', 'read')`,
          [from],
        );
        expect(met).toHaveLength(rooms.length);
        return met.map(({ reason }) => reason);
      });
      expect(reasons.filter((reason) => reason === 'too-many-mails')).toHaveLength(2);
    });

    it('words of danger call a person even then, and still nothing is answered by itself', async () => {
      const from = 'machine@boucle.example';
      await town.mail({ from, subject: 'square', text: 'Il y a des seringues usagées près des jeux du square.' });
      const [contact] = await eventually(async () => {
        const found = await town.rows<{ id: string; state: string; reason: string }>(
          `SELECT id, state, reason FROM contact WHERE sender ->> 'email' = $1 AND subject = 'square'`,
          [from],
        );
        expect(found).toMatchObject([{ state: 'to-qualify', reason: 'danger' }]);
        return found;
      });
      const tasks = await town.rows(
        `SELECT task.kind, task.reason FROM task
         JOIN dossier_contact USING (town_id, dossier_id) WHERE dossier_contact.contact_id = $1`,
        [contact!.id],
      );
      expect(tasks).toEqual([{ kind: 'alert', reason: 'high' }]);
      const debts = await town.rows(
        `SELECT debt.kind FROM debt JOIN dossier_contact USING (town_id, dossier_id)
         WHERE dossier_contact.contact_id = $1`,
        [contact!.id],
      );
      expect(debts).toEqual([]);
    });

    it('a real request of a person is not thrown away: whoever reads the pile sends it down the line', async () => {
      const [last] = await town.rows<{ id: string }>(`SELECT id FROM contact WHERE reason = 'out-of-office' LIMIT 1`);
      const read = await api('POST', `contacts/${last!.id}/reading`, {}, { role: 'operator' });
      expect(read.status).toBeLessThan(300);
      await town.followed(({ id }) => id === last!.id, ['told', 'to-qualify']);
    });
  });

  it('J18: a letter meant for the Caf: sent on within two working days, its date kept, the usager told by letter once it has gone', async () => {
    await town.letter({
      sender: ['M. Paul Mercier', '3 impasse du Lavoir', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '26 février 2027',
      subject: 'contestation d’une dette de la Caf',
      body: 'Madame, Monsieur,\n\nLa Caf me réclame un trop-perçu d’allocations logement. Je conteste cette dette auprès de la caisse d’allocations familiales.\n\nVeuillez agréer mes salutations distinguées.',
      signature: 'Paul Mercier',
    });
    const { contact, dossiers, tasks, debts, messages } = await town.followed(({ channel }) => channel === 'letter');
    expect(contact.chrono).toBe('C-2027-000001');
    expect(dossiers).toMatchObject([{ administration_id: 'caf', received_at: hall.clock.now(), target_date: null }]);
    expect(messages).toEqual([]);
    expect(debts).toMatchObject([{ kind: 'transmission-notice', state: 'owed' }]);
    expect(tasks).toMatchObject([
      { kind: 'transmission', service_id: 'courrier', due_at: new Date('2027-03-03T22:59:59.999Z') },
    ]);

    hall.clock.set('2027-03-02T09:00:00Z');
    const mailroom = { role: 'mailroom' } as const;
    const path = `dossiers/${dossiers[0]!.number}/transmission`;
    const { offices, onPaper } = (await api('GET', path, undefined, mailroom)).body;
    const pieces = onPaper.map(({ id }: { id: string }) => id);
    expect((await api('POST', path, { way: 'letter', office: offices[0], pieces }, mailroom)).status).toBe(204);
    const [prepared] = (await api('GET', path, undefined, mailroom)).body.transmissions;
    const sent = await api('POST', `transmissions/${prepared.id}/posting`, {}, mailroom);
    expect(sent.status).toBeLessThan(300);
    const after = await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.messages).toMatchObject([{ key: 'transmission-notice', channel: 'letter', state: 'delivered' }]);
      expect(all.dossiers[0]).toMatchObject({ state: 'closed', received_at: contact.received_at });
      return all;
    });
    expect(after.messages[0]!.body).toMatch(/Vous nous avez écrit le 1er mars 2027/);
    expect(after.messages[0]!.body).toMatch(/transmis votre demande le 2 mars 2027/);
    expect(after.messages[0]!.body).not.toMatch(/accusé de réception de|considérée comme/);
    const folder = join(hall.dataDir, 'prints/saint-aubin-sur-gier');
    const [pdf] = await readdir(folder);
    expect((await readFile(join(folder, pdf!))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('J20: a caller with a withheld number reports a hole: taken, nobody is looked for, no SMS, closed with its reason', async () => {
    hall.clock.set('2027-03-01T09:00:00Z');
    const call = await hall.carrier.ring({
      to: '+33465711055',
      withheld: true,
      says: ['il y a un trou dans la route devant l’école'],
    });
    const { contact, dossiers, debts, messages, tasks } = await town.followed(
      (each) => each.source_key === call.callSid,
    );
    expect(contact).toMatchObject({ usager_id: null, sender: {} });
    expect(dossiers).toMatchObject([{ demarche_id: 'degradation-voirie', usager_id: null, state: 'open' }]);
    expect(messages).toEqual([]);
    expect(debts.find(({ kind }) => kind === 'written-confirmation')).toMatchObject({
      state: 'waived',
      reason: 'no_contact',
    });
    const closing = await api(
      'POST',
      `dossiers/${dossiers[0]!.number}/closing`,
      { answer: 'trou rebouché', variant: 'done' },
      { role: 'supervisor' },
    );
    expect(closing.status).toBeLessThan(300);
    await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.dossiers[0]).toMatchObject({ state: 'closed', closing_reason: 'no_contact' });
      expect(all.tasks.filter(({ state }) => state === 'to-do')).toEqual([]);
    });
    expect(tasks.length).toBeGreaterThan(0);
  });
});
