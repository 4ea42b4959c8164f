import { v7 as uuid } from 'uuid';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const words = { subject: 'Moisissures chez la famille Petit', body: 'Trois enfants, de l’asthme.', facts: '{}' };
const sender = JSON.stringify({ name: 'Claire Dumas', email: 'c.dumas@asso.example', phone: '+33639984120' });

describe('what people see of the contacts', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  it('lists the newest first, and goes on after the last one seen', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.unshift(await app.contact({ state: 'answered' }));
    const { body } = await app.ask('GET', 'contacts?state=answered');
    expect(body.map(({ id }: { id: string }) => id)).toEqual(ids);
    const rest = await app.ask('GET', `contacts?state=answered&before=${ids[0]}`);
    expect(rest.body.map(({ id }: { id: string }) => id)).toEqual(ids.slice(1));
  });

  it('keeps to the day asked for, in the time of the town', async () => {
    const [row] = await app.rows<{ day: string; id: string }>(
      `SELECT id, to_char(stored_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day FROM contact LIMIT 1`,
    );
    const same = await app.ask('GET', `contacts?day=${row!.day}`);
    expect(same.body.map(({ id }: { id: string }) => id)).toContain(row!.id);
    expect((await app.ask('GET', 'contacts?day=2020-01-01')).body).toEqual([]);
  });

  it('says in French what is wrong with a question', async () => {
    const { status, body } = await app.ask('GET', 'contacts?day=hier&state=nowhere');
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: 'day', message: 'Une date s’écrit AAAA-MM-JJ.' },
      { field: 'state', message: 'Cette valeur n’est pas dans la liste.' },
    ]);
  });

  it('shows one contact with all that came of it', async () => {
    const sender = JSON.stringify({ name: 'Ali Kone' });
    const id = await app.contact({
      subject: 'Un trou',
      body: 'Devant l’école',
      sender,
      state: 'told',
      kind: 'request',
    });
    const guesses = [{ demarche: 'degradation-voirie', confidence: 0.9, reasons: ['trou'] }];
    await app.rows(
      `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses)
       VALUES ($1, $2, $3, 'auto', 'aiguillage', 'degradation-voirie', 0.9, $4)`,
      [app.saintAubin, uuid(), id, JSON.stringify(guesses)],
    );
    const number = await app.dossier(id);
    const { body } = await app.ask('GET', `contacts/${id}`);
    expect(body).toMatchObject({
      id,
      stage: 'done',
      senderLabel: 'Ali Kone',
      subject: 'Un trou',
      text: 'Devant l’école',
      contentHidden: false,
      demarche: { id: 'degradation-voirie' },
      service: { id: 'voirie-proprete' },
      dossierNumbers: [number],
      decidedBy: 'aiguillage',
      guesses: [{ demarche: 'degradation-voirie', confidence: 0.9, reasons: ['trou'] }],
      dossiers: [
        {
          number,
          state: 'open',
          targetDate: '2027-03-08',
          contactIds: [id],
          debts: [{ kind: 'answer', state: 'owed', payable: false }],
          tasks: [{ kind: 'handle', state: 'to-do', service: { id: 'voirie-proprete' } }],
          timeline: [{ seq: 1, kind: 'opened', actor: 'aiguillage' }],
        },
      ],
    });
    const dossier = await app.ask('GET', `dossiers/${number}`);
    expect(dossier.body).toEqual(body.dossiers[0]);
  });

  it('says whether a mail comes from the address it shows, where somebody has looked', async () => {
    const proofOf = async (authenticity?: object) => {
      const id = await app.contact({
        state: 'answered',
        reading: JSON.stringify({ sender: {}, mail: { references: [], authenticity } }),
      });
      return (await app.ask('GET', `contacts/${id}`)).body.reading.senderProof;
    };
    expect(await proofOf({ verdict: 'spoofed', spf: 'fail', dkim: 'none', dmarc: 'fail', by: 'server' })).toBe(
      'spoofed',
    );
    expect(await proofOf()).toBeNull();
  });

  it('says who wrote from which address, and where the answer goes when it goes to another', async () => {
    const senderOf = async (reading?: object) => {
      const id = await app.contact({
        sender: JSON.stringify({ name: 'Formulaire du site', email: 'hugo.martin@courriel.example' }),
        state: 'answered',
        ...(reading && { reading: JSON.stringify(reading) }),
      });
      return (await app.ask('GET', `contacts/${id}`)).body.mailSender;
    };
    const from = { name: 'Formulaire du site', email: 'noreply@site.example' };
    expect(await senderOf({ sender: {}, mail: { references: [], from } })).toEqual({
      name: 'Formulaire du site',
      address: 'noreply@site.example',
      answersTo: 'hugo.martin@courriel.example',
    });
    expect(await senderOf({ sender: {}, mail: { references: [] } })).toEqual({
      name: 'Formulaire du site',
      address: 'hugo.martin@courriel.example',
      answersTo: null,
    });
    expect(await senderOf()).toBeNull();
    const caller = await app.contact({ channel: 'call', sender: '{"phone": "+33639984101"}', state: 'answered' });
    expect((await app.ask('GET', `contacts/${caller}`)).body.mailSender).toBeNull();
  });

  it('says whom a contact may be for when no démarche is likely, until somebody has decided (TR-01)', async () => {
    const waiting = async (confidence: number, state = 'to-qualify', alerts: object[] = []) => {
      const id = await app.contact({ subject: 'Ma prime d’activité', body: 'Plus rien depuis mars.', state });
      await app.rows(
        `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, guesses, alerts)
         VALUES ($1, $2, $3, 'auto', 'aiguillage', $4, $5)`,
        [
          app.saintAubin,
          uuid(),
          id,
          JSON.stringify([{ demarche: 'reclamation-mairie', confidence, reasons: [] }]),
          JSON.stringify(alerts),
        ],
      );
      return (await app.ask('GET', `contacts/${id}`)).body.outside;
    };
    expect(await waiting(0.2)).toEqual([
      {
        administration: { id: 'caf', name: 'Caisse d’allocations familiales (Caf)'.replace('’', "'") },
        reasons: ["prime d'activité"],
      },
    ]);
    expect(await waiting(0.6)).toEqual([]);
    expect(await waiting(0.2, 'answered')).toEqual([]);
    expect(
      await waiting(0.2, 'to-qualify', [{ alert: 'a', level: 'emergency', rule: 'UR-01', reason: 'r', numbers: [] }]),
    ).toEqual([]);
  });

  it('knows nothing of an id nobody has, of a word that is none, and of another town', async () => {
    const id = await app.contact({ state: 'answered' });
    expect((await app.ask('GET', `contacts/${uuid()}`)).status).toBe(404);
    expect((await app.ask('GET', 'contacts/x')).status).toBe(404);
    expect((await app.ask('GET', `contacts/${id}`, { town: 'grandval' })).status).toBe(404);
    expect((await app.ask('GET', `/api/towns/saint-aubin-sur-gier/contacts/${id}`, { town: 'grandval' })).status).toBe(
      404,
    );
    expect((await fetch(`${app.url}/api/towns/saint-aubin-sur-gier/contacts`)).status).toBe(401);
  });

  describe('of a confidential service (J12)', () => {
    let id: string;
    let number: string;
    beforeAll(async () => {
      const documentId = uuid();
      const sha256 = await app.documents.put(
        app.saintAubin,
        Buffer.from('From: c.dumas@asso.example\n\nTrois enfants'),
      );
      await app.rows(
        `INSERT INTO document (town_id, id, sha256, bytes, media_type, name) VALUES ($1, $2, $3, 10, 'message/rfc822', 'Dumas.eml')`,
        [app.saintAubin, documentId, sha256],
      );
      const reading = JSON.stringify({ sender: {}, mail: { references: [] } });
      id = await app.contact({ ...words, sender, reading, state: 'told', original_id: documentId });
      await app.rows(
        `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses)
         VALUES ($1, $2, $3, 'auto', 'aiguillage', 'diagnostic-insalubrite', 0.9, $4)`,
        [
          app.saintAubin,
          uuid(),
          id,
          JSON.stringify([{ demarche: 'diagnostic-insalubrite', confidence: 0.9, reasons: ['asthme'] }]),
        ],
      );
      await app.rows(
        `INSERT INTO contact_event (town_id, contact_id, key, kind, at, data) VALUES ($1, $2, 'k', 'said', now(), '{"words": "asthme"}')`,
        [app.saintAubin, id],
      );
      number = await app.dossier(id, {
        demarcheId: 'diagnostic-insalubrite',
        serviceId: 'hygiene-sante',
        confidential: true,
      });
      await app.rows(
        `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, subject, body, sha256, message_id, state)
         SELECT $1, $2, id, 'acknowledgement', 'email', 'ack-email', 1, 'c.dumas@asso.example', 'Accusé', 'Madame Dumas', 'x', $4, 'accepted'
         FROM dossier WHERE number = $3`,
        [app.saintAubin, uuid(), number, `<${uuid()}@x.example>`],
      );
    });

    it('shows everything to an agent of that service', async () => {
      const { body, text } = await app.ask('GET', `contacts/${id}`, { role: 'agent', serviceId: 'hygiene-sante' });
      expect(body).toMatchObject({
        contentHidden: false,
        text: words.body,
        senderLabel: 'Claire Dumas',
        mailSender: { name: 'Claire Dumas', address: 'c.dumas@asso.example', answersTo: null },
      });
      expect(text).toContain('Madame Dumas');
      const original = await app.ask('GET', `documents/${body.original.documentId}`, {
        role: 'agent',
        serviceId: 'hygiene-sante',
      });
      expect(original.text).toContain('Trois enfants');
    });

    it.each([
      { role: 'operator' as const },
      { role: 'mailroom' as const },
      { role: 'supervisor' as const },
      { role: 'admin' as const },
      { role: 'agent' as const, serviceId: 'voirie-proprete' },
    ])('tells $role the démarche, the service and the state, and not one word of the content', async (as) => {
      const answers = await Promise.all(
        [`contacts/${id}`, 'contacts', `dossiers/${number}`, 'dossiers'].map((path) => app.ask('GET', path, as)),
      );
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).not.toMatch(/Petit|enfants|asthme|Dumas|asso\.example|39984120|39 98 41 20/);
      }
      expect(answers[0]!.body).toMatchObject({
        contentHidden: true,
        channel: 'email',
        demarche: { id: 'diagnostic-insalubrite' },
        service: { id: 'hygiene-sante' },
        state: 'told',
        senderLabel: '06 39 98 •• ••',
        mailSender: null,
        original: null,
      });
      const [{ original_id: document }] = (await app.rows('SELECT original_id FROM contact WHERE id = $1', [id])) as [
        { original_id: string },
      ];
      const refused = await app.ask('GET', `documents/${document}`, as);
      expect(refused.status).toBe(403);
      expect(refused.text).not.toContain('enfants');
    });

    it('hides what came to the mailbox of a confidential service before anybody has said what it is about', async () => {
      const early = await app.contact({ ...words, sender, state: 'to-qualify', reason: 'unsure', service_id: 'ccas' });
      expect((await app.ask('GET', `contacts/${early}`, { role: 'operator' })).text).not.toMatch(/Petit|Dumas/);
      expect((await app.ask('GET', 'to-qualify', { role: 'operator' })).text).not.toMatch(/Petit|Dumas/);
      expect((await app.ask('GET', `contacts/${early}`, { role: 'agent', serviceId: 'ccas' })).text).toContain('Dumas');
    });
  });

  it('shows each pile with its reason in French, dangers and then what has waited longest first', async () => {
    const late = await app.contact({ state: 'quarantined', reason: 'encrypted', received_at: new Date('2027-02-02') });
    const early = await app.contact({
      state: 'quarantined',
      reason: 'failed-routing',
      received_at: new Date('2027-02-01'),
    });
    const { body } = await app.ask('GET', 'quarantine');
    expect(body).toMatchObject([
      { id: early, stage: 'person', reasonInFrench: 'L’aiguillage vers un service a échoué plusieurs fois.' },
      { id: late, reasonInFrench: 'Ce document est protégé par un mot de passe.' },
    ]);
    await app.contact({ state: 'to-read', reason: 'automatic', received_at: new Date('2027-02-01') });
    const danger = await app.contact({ state: 'to-read', reason: 'danger', received_at: new Date('2027-02-02') });
    expect((await app.ask('GET', 'to-read')).body).toMatchObject([
      { id: danger, reasonInFrench: expect.stringContaining('danger') },
      { state: 'to-read', reasonInFrench: 'Ce courriel semble écrit par une machine.' },
    ]);
  });

  it('gives the démarches and the services to choose from', async () => {
    const demarches = (await app.ask('GET', 'demarches')).body as { id: string }[];
    expect(demarches.length).toBeGreaterThan(50);
    expect(demarches.find(({ id }) => id === 'degradation-voirie')).toMatchObject({
      service: { id: 'voirie-proprete' },
    });
    expect((await app.ask('GET', 'services')).body).toContainEqual({ id: 'hygiene-sante', name: expect.any(String) });
  });

  it('balances: what was received at each door is somewhere', async () => {
    await app.contact({ state: 'set-aside', reason: 'bounce', source: 'une-porte' });
    await app.contact({ state: 'received', source: 'une-porte' });
    const day = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
    const { body } = await app.ask('GET', `reconciliation?day=${day}`, { role: 'supervisor' });
    expect(body.balanced).toBe(true);
    expect(body.doors).toContainEqual({
      channel: 'email',
      source: 'une-porte',
      received: 2,
      accepted: 0,
      underway: 1,
      toPeople: 0,
      quarantined: 0,
      setAside: 1,
    });
    expect(body.mailboxes).toEqual([]);
    const [{ all }] = (await app.rows('SELECT count(*)::int AS all FROM contact')) as [{ all: number }];
    expect(body.doors.reduce((sum: number, { received }: { received: number }) => sum + received, 0)).toBe(all);
  });

  it('sets the mailboxes beside their ledger, and is not balanced while a mail is missing', async () => {
    const day = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
    const read = async () => (await app.ask('GET', `reconciliation?day=${day}`, { role: 'supervisor' })).body;
    const seen = (uid: number, fate: string, reason: string | null) =>
      app.rows(
        `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate, reason, attempts)
         VALUES (current_town(), 'contact@ville.example', 'INBOX', 7, $1, $2, $3, 1)`,
        [uid, fate, reason],
      );
    await seen(1, 'taken', null);
    await seen(2, 'twin', null);
    await seen(4_294_967_295, 'waiting', 'message-not-stored');
    expect(await read()).toMatchObject({
      balanced: true,
      mailboxes: [
        {
          mailbox: 'contact@ville.example',
          folder: 'INBOX',
          taken: 1,
          twins: 1,
          refused: 0,
          gone: 0,
          waiting: 1,
          compared: null,
        },
      ],
      waiting: [
        {
          mailbox: 'contact@ville.example',
          folder: 'INBOX',
          uid: 4_294_967_295,
          reason: 'message-not-stored',
          attempts: 1,
        },
      ],
    });
    await app.rows(
      `INSERT INTO mailbox_state (town_id, mailbox, failure, since, said_at) VALUES
         (current_town(), 'a@ville.example', 'credentials-refused', now(), now()), (current_town(), 'b@ville.example', NULL, now(), now()),
         (current_town(), 'c@ville.example', NULL, now() - interval '2 days', now() - interval '1 hour')`,
    );
    expect((await read()).unread).toMatchObject([
      { mailbox: 'a@ville.example', why: 'credentials-refused' },
      { mailbox: 'c@ville.example', why: 'silent' },
    ]);
    await app.rows(
      `INSERT INTO mail_check (town_id, day, mailbox, folder, at, uid_validity, on_server, known, missing, waiting, departed)
       VALUES (current_town(), $1, 'contact@ville.example', 'INBOX', now(), 7, 4, 3, 1, 1, 0)`,
      [day],
    );
    const { balanced, mailboxes } = await read();
    expect(balanced).toBe(false);
    expect(mailboxes[0].compared).toMatchObject({ onServer: 4, known: 3, missing: 1, departed: 0 });
  });
});
