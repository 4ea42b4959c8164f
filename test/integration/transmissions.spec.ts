import { createHash } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { Housekeeping } from '../../src/wiring/housekeeping.js';
import { Eraser } from '../../src/wiring/eraser.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const caf = {
  name: 'Caf du Gier (fictive)',
  address: ['Service courrier', '15 rue des Fileurs', '42999 Gierville'],
  phone: '+33465714003',
  email: 'caf@organismes.example',
  opening: 'du lundi au vendredi, de 9 h à 16 h',
};

/** docs/domain/rules.md, TR-01 to TR-05, AR-11, N-02, and J18: another administration, through the real doors. */
describe('what is another administration’s', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 120_000);
  afterAll(() => hall?.stop());
  beforeEach(() => hall.clock.set('2027-03-01T09:00:00Z'));
  type As = Parameters<TownHall['api']>[3];
  const api = (method: string, path: string, body?: object, as: As = { role: 'operator' }) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);

  async function asked(from: string, more: Parameters<ReturnType<typeof journey>['mail']>[0] | object = {}) {
    const subject = 'dossier caf bloqué';
    await town.mail({ from, subject, text: 'Mes allocations logement de la Caf sont bloquées. Nina Roy', ...more });
    const contactId = await eventually(async () => {
      const [contact] = await town.rows<{ id: string; state: string }>(
        `SELECT id, state FROM contact WHERE sender ->> 'email' = $1`,
        [from],
      );
      if (contact?.state === 'to-qualify')
        await api('POST', `contacts/${contact.id}/qualification`, { demarche: 'allocations-caf' });
      expect(contact?.state).toBe('told');
      return contact!.id;
    });
    const all = await town.followed(({ id }) => id === contactId);
    const number = all.dossiers[0]!.number;
    return { ...all, number, page: (as?: As) => api('GET', `dossiers/${number}/transmission`, undefined, as) };
  }
  const send = (number: string, body: object, as?: As) =>
    api('POST', `dossiers/${number}/transmission`, { office: caf, ...body }, as);
  const proposed = (pieces: { id: string; joined: boolean }[]) =>
    pieces.filter(({ joined }) => joined).map(({ id }) => id);

  /** The notice has left, and no server has sent it back within the day. */
  async function closed(contactId: string) {
    await eventually(async () =>
      expect((await town.whole(contactId)).messages.find(({ key }) => key === 'transmission-notice')?.state).toBe(
        'accepted',
      ),
    );
    const now = hall.clock.now();
    hall.clock.set(new Date(now.getTime() + 25 * 3_600_000));
    await hall.app.get(Housekeeping, { strict: false }).round();
    hall.clock.set(now);
    expect((await town.whole(contactId)).dossiers[0]).toMatchObject({ state: 'closed' });
  }

  it('TR-01, AR-11: goes by e-mail with its bordereau, then the usager is told where and when, and the dossier closes', async () => {
    const from = 'nina.roy@courriel.example';
    const attachment = { name: 'avis.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 avis') };
    const { contact, number, page } = await asked(from, { attachment });
    const { body } = await page();
    expect(body).toMatchObject({
      isDue: true,
      offices: [caf],
      doNotSend: ['autre chose que la demande elle-même'],
      mayBeSealed: false,
      copyDays: 30,
      transmissions: [],
    });
    expect(body.byEmail.map(({ kind, joined }: { kind: string; joined: boolean }) => [kind, joined])).toEqual([
      ['original', true],
      ['text', false],
      ['attachment', true],
    ]);
    hall.clock.set('2027-03-02T09:00:00Z');
    expect((await send(number, { way: 'email', pieces: proposed(body.byEmail) })).status).toBe(204);

    const mail = await hall.sink.waitFor(({ to }) => to.includes(caf.email));
    expect(mail.email.subject).toContain(number);
    expect(mail.email.text).toContain('Date de première réception : 1er mars 2027');
    const { attachments } = mail.email;
    expect(attachments.map(({ filename }) => filename)).toEqual([
      `bordereau-${number}.pdf`,
      expect.stringMatching(/\.eml$/),
      'avis.pdf',
    ]);
    const [bordereau, original] = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer));
    expect(bordereau!.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await PostalMime.parse(original!)).from?.address).toBe(from);

    const after = await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.dossiers[0]).toMatchObject({ state: 'closing', closing_reason: 'transmitted' });
      expect(all.messages.find(({ key }) => key === 'transmission-notice')).toMatchObject({ state: 'accepted' });
      return all;
    });
    expect(after.dossiers[0]!.received_at).toEqual(contact.received_at);
    const notice = after.messages.find(({ key }) => key === 'transmission-notice')!;
    expect(notice.body).toContain('transmis votre demande le 2 mars 2027');
    expect(notice.body).toContain(
      'Caf du Gier (fictive) — Service courrier, 15 rue des Fileurs, 42999 Gierville — Téléphone : 04 65 71 40 03',
    );
    expect(after.messages.map(({ template_id }) => template_id)).not.toContain('ack-email');
    const { body: sent } = await page();
    expect(sent).toMatchObject({
      isDue: false,
      transmissions: [
        {
          round: 1,
          state: 'sent',
          way: 'email',
          sentBy: 'clé essai operator',
          mailState: 'accepted',
          proof: expect.stringContaining('Queued'),
          messageId: mail.email.messageId,
        },
      ],
    });
    // What is said to an administration is not said to the usager.
    const { body: dossier } = await api('GET', `dossiers/${number}`);
    expect(dossier.messages.map(({ key }: { key: string }) => key)).not.toContain('transmission-1');
    expect((await send(number, { way: 'email', pieces: ['text'] })).status).toBe(409);
    const pdf = await api('GET', `transmissions/${sent.transmissions[0].id}/bordereau`);
    expect([pdf.status, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-']);
  }, 90_000);

  it('what is too large for a mail is fetched from a page by its link alone, for thirty days, or until it is erased', async () => {
    const bytes = Buffer.alloc(6 * 1024 * 1024, 'plan ');
    const attachment = { name: 'plan d’accès.pdf', type: 'application/pdf', bytes };
    const { contact, number, page } = await asked('lourd@courriel.example', { attachment });
    expect((await send(number, { way: 'email', pieces: proposed((await page()).body.byEmail) })).status).toBe(204);
    const { email, raw } = await hall.sink.waitFor(
      ({ to, email: { subject } }) => to.includes(caf.email) && subject!.includes(number),
    );
    expect(email.attachments.map(({ filename }) => filename)).toEqual([`bordereau-${number}.pdf`]);
    expect(email.text).toMatch(/^– plan d’accès\.pdf \(6,0 Mo\)$/m);
    expect(email.text).toContain('À télécharger jusqu’au 31 mars 2027, sans compte ni mot de passe :');
    const link = /http:\/\/mairie\.example(\/fichiers\/saint-aubin-sur-gier\/[\w-]{43})\s/.exec(`${email.text} `)![1]!;

    const get = (path: string) => fetch(hall.url + path);
    const shown = await get(link);
    const html = await shown.text();
    expect([shown.status, shown.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    expect(html).toContain('Fichiers à télécharger');
    expect(html).not.toMatch(/<script|<img|lourd@courriel/);
    const [, file] = [...html.matchAll(/<a href="([^"]+)" download>/g)].map(([, href]) => href!);
    const fetched = await get(file!);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);
    expect(fetched.headers.get('content-type')).toBe('application/octet-stream');
    expect(fetched.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''plan%20d%E2%80%99acc%C3%A8s.pdf",
    );

    // The copy that is kept is what left, link and all; nobody's visit is written down.
    const { dossiers, messages } = await town.followed(({ id }) => id === contact.id);
    const [kept] = await town.rows<{ sha256: string }>(
      'SELECT document.sha256 FROM message JOIN document ON document.id = document_id WHERE message.id = $1',
      [messages.find(({ transmission_id }) => transmission_id !== null)!.id],
    );
    expect(createHash('sha256').update(raw).digest('hex')).toBe(kept!.sha256);
    const journal = `SELECT count(*)::int AS events FROM timeline WHERE dossier_id = $1 AND kind NOT LIKE 'message-%'`;
    const [before] = await town.rows(journal, [dossiers[0]!.id]);
    await get(link);
    expect(await town.rows(journal, [dossiers[0]!.id])).toEqual([before]);

    const wrong = [`${link.slice(0, -43)}${'A'.repeat(43)}`, link.replace('saint-aubin-sur-gier', 'grandval')];
    // Mail programmes cut long links, and put a sign of the sentence behind them: always the same page in French.
    const short = link.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    const cut = [
      ...short.slice(1, -1).flatMap((path) => [path, `${path}/`]),
      link.slice(0, -9),
      `${link}/${'a/'.repeat(3)}`,
    ];
    for (const path of [`${link}/${contact.id}`, `${file!.slice(0, -9)}`, `${link}.`, ...wrong, ...cut]) {
      const none = await get(path);
      expect([path, none.status, none.headers.get('content-type')]).toEqual([path, 404, 'text/html; charset=utf-8']);
      expect(await none.text()).toContain('Il n’y a pas de fichier à cette adresse');
    }
    await town.rows(`UPDATE document SET removed_at = now() WHERE name = $1`, [attachment.name]);
    expect((await get(file!)).status).toBe(404);
    expect((await get(link)).status).toBe(200);
    hall.clock.set('2027-04-01T09:00:00Z');
    expect((await get(link)).status).toBe(404);
  });

  it('TR-01: an e-mail the administration’s server refuses leaves the work to do, and what is posted instead has its number', async () => {
    const { contact, number, page } = await asked('refus@courriel.example');
    const refused = await send(number, {
      way: 'email',
      office: { ...caf, email: 'inconnu@organismes.example' },
      pieces: proposed((await page()).body.byEmail),
    });
    expect(refused.status).toBe(204);
    await eventually(async () => {
      const { tasks, messages, debts } = await town.whole(contact.id);
      expect((await page()).body.transmissions).toMatchObject([{ state: 'refused', failure: 'address-unknown' }]);
      expect(tasks).toMatchObject([{ kind: 'transmission', state: 'to-do' }]);
      expect(messages.find(({ key }) => key === 'transmission-notice')).toBeUndefined();
      expect(debts.find(({ kind }) => kind === 'transmission-notice')).toMatchObject({ state: 'owed' });
    });
    // Two colleagues at the same moment: one of their bordereaux is dropped, or one is told.
    const pieces = proposed((await page()).body.onPaper);
    await Promise.all([1, 2].map(() => send(number, { way: 'letter', pieces })));
    const prepared = (await page()).body.transmissions;
    expect(prepared[0]).toMatchObject({ state: 'refused', failure: 'address-unknown' });
    expect(prepared.filter(({ state }: { state: string }) => state === 'prepared')).toHaveLength(1);
    const { id } = prepared.at(-1);
    const post = () => api('POST', `transmissions/${id}/posting`, { reference: '1A 234 567 8901 2' });
    const posted = await Promise.all([post(), post()]);
    expect(posted.map(({ status }) => status).sort()).toEqual([204, 409]);
    await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.dossiers[0]).toMatchObject({ state: 'closing' });
      expect(all.messages.filter(({ key }) => key === 'transmission-notice')).toHaveLength(1);
    });
    expect((await page()).body.transmissions.at(-1)).toMatchObject({ state: 'sent', reference: '1A 234 567 8901 2' });
  }, 90_000);

  it('TR-01: a mail of which nobody knows whether it left is looked into by a person, and the usager told once it has', async () => {
    const { contact, number, page } = await asked('doute@courriel.example');
    const office = { ...caf, email: 'coupe@organismes.example' };
    await send(number, { way: 'email', office, pieces: proposed((await page()).body.byEmail) });
    const unsure = await eventually(async () => {
      const [entry] = (await page()).body.transmissions;
      expect(entry).toMatchObject({ state: 'prepared', unsureMailId: expect.any(String) });
      return entry.unsureMailId as string;
    });
    expect((await api('POST', `messages/${unsure}/resolution`, { arrived: true })).status).toBe(204);
    await eventually(async () => {
      expect((await page()).body.transmissions[0]).toMatchObject({ state: 'sent', unsureMailId: null });
      const { messages } = await town.whole(contact.id);
      expect(messages.find(({ key }) => key === 'transmission-notice')).toMatchObject({ state: 'accepted' });
    });
    expect(hall.sink.dropped.filter(({ to }) => to.includes(office.email))).toHaveLength(1);
  });

  it('TR-01: a mail that bounces after it was taken is work again', async () => {
    const { contact, number, page } = await asked('rebond@courriel.example');
    await send(number, { way: 'email', pieces: proposed((await page()).body.byEmail) });
    await closed(contact.id);
    const { messageId } = (await page()).body.transmissions[0];
    await hall.dovecot.place(
      'contact@saint-aubin-sur-gier.example',
      [
        'From: MAILER-DAEMON@organismes.example',
        'Subject: Undelivered',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Undelivered.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; organismes.example',
        '',
        `Final-Recipient: rfc822; ${caf.email}`,
        'Action: failed',
        'Status: 5.1.1',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${messageId}`,
        '',
        '--b--',
        '',
      ].join('\r\n'),
      hall.clock.now(),
    );
    await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.dossiers[0]).toMatchObject({ state: 'closing' });
      expect(all.tasks.find(({ kind }) => kind === 'transmission')).toMatchObject({ state: 'to-do' });
      expect((await page()).body.transmissions[0]).toMatchObject({ state: 'refused' });
    });
  }, 90_000);

  it('an administration that is silent is told after fifteen working days, reminded in one click, and its answer ends it', async () => {
    const { contact, number, page } = await asked('silence@courriel.example');
    await send(number, { way: 'email', pieces: proposed((await page()).body.byEmail) });
    await closed(contact.id);
    const silentTask = async () =>
      (await town.whole(contact.id)).tasks.find(({ kind }) => kind === 'administration-silent');
    const { id } = (await page()).body.transmissions[0];
    const before = hall.sink.mails.length;
    hall.clock.set('2027-03-22T06:30:00Z');
    await eventually(async () => {
      const [timer] = await town.rows<{ due_at: Date }>(
        `SELECT due_at FROM timer WHERE kind = 'administration-silent' AND facts ->> 'transmission' = $1`,
        [id],
      );
      // It waits for the opening of the service.
      expect(timer!.due_at.getTime()).toBeGreaterThan(hall.clock.now().getTime());
    });
    expect(await silentTask()).toBeUndefined();
    hall.clock.set('2027-03-22T10:00:00Z');
    await eventually(async () => expect(await silentTask()).toMatchObject({ state: 'to-do' }));
    expect((await api('POST', `tasks/${(await silentTask())!.id}/completion`, {})).status).toBe(409);
    const clicks = [1, 2].map(() => api('POST', `transmissions/${id}/reminders`, { by: 'email' }));
    expect((await Promise.all(clicks)).map(({ status }) => status).sort()).toEqual([204, 409]);
    const reminder = await hall.sink.waitFor(
      ({ to, email }) => to.includes(caf.email) && email.subject === `Relance : transmission du dossier ${number}`,
    );
    expect(reminder.email.attachments).toEqual([]);
    expect(hall.sink.mails.length).toBeGreaterThan(before);
    expect(await silentTask()).toMatchObject({ state: 'done' });
    hall.clock.set('2027-04-14T10:00:00Z');
    await eventually(async () => expect(await silentTask()).toMatchObject({ state: 'to-do' }));
    expect((await api('POST', `transmissions/${id}/answer`, {})).status).toBe(204);
    expect(await silentTask()).toMatchObject({ state: 'done' });
    expect((await page()).body.transmissions[0]).toMatchObject({ state: 'answered', reminders: 1 });
    expect((await api('POST', `transmissions/${id}/answer`, {})).status).toBe(409);
  }, 90_000);

  it('J18: what the Caf was sent is not kept beyond the need: words and documents go, dates and the bordereau stay', async () => {
    const { contact, number, page } = await asked('oubli@courriel.example', {
      text: 'Ma dette à la Caf, allocations logement. Oscar Pré',
    });
    await send(number, { way: 'email', pieces: proposed((await page()).body.byEmail) });
    await closed(contact.id);
    const original = (await api('GET', `contacts/${contact.id}`)).body.original.documentId as string;
    expect((await api('GET', `documents/${original}`)).status).toBe(200);
    hall.clock.set('2027-03-31T09:00:00Z');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await town.whole(contact.id)).contact.body).toContain('dette');
    hall.clock.set('2027-04-01T10:00:00Z');
    const after = await eventually(async () => {
      const all = await town.whole(contact.id);
      expect(all.contact).toMatchObject({ body: null, subject: null });
      return all;
    });
    expect(after.contact).toMatchObject({ received_at: contact.received_at, sender: contact.sender });
    expect((await api('GET', `documents/${original}`)).status).toBe(404);
    const shown = (await api('GET', `contacts/${contact.id}`)).body;
    expect(shown).toMatchObject({ text: null, original: null, attachments: [] });
    const entry = (await page()).body.transmissions[0];
    expect(entry).toMatchObject({ copyRemovedAt: expect.any(String), state: 'sent' });
    expect((await api('GET', `transmissions/${entry.id}/bordereau`)).status).toBe(200);

    // The bytes leave the disk too, once nobody can be about to speak of them.
    const removed = await town.rows<{ sha256: string }>(
      `SELECT sha256 FROM document WHERE removed_at IS NOT NULL AND erased_at IS NULL`,
    );
    expect(removed.length).toBeGreaterThan(1);
    const folder = (sha256: string) => join(hall.dataDir, 'documents', hall.saintAubin, sha256.slice(0, 2));
    const eraser = hall.app.get(Eraser, { strict: false });
    await eraser.round();
    for (const { sha256 } of removed) {
      expect(await readdir(folder(sha256))).toContain(sha256);
      const old = new Date(Date.now() - 2 * 3_600_000);
      await utimes(join(folder(sha256), sha256), old, old);
    }
    await eraser.round();
    for (const { sha256 } of removed) expect(await readdir(folder(sha256))).not.toContain(sha256);
    expect(await town.rows(`SELECT 1 FROM document WHERE removed_at IS NOT NULL AND erased_at IS NULL`)).toEqual([]);
  }, 90_000);

  it('TR-05: a closed letter goes on intact: nothing of it is joined, told or kept', async () => {
    await town.letter({
      sender: ['Caf du Gier', '15 rue des Fileurs', '42999 Gierville'],
      recipient: ['Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Gierville',
      date: '26 février 2027',
      subject: 'contestation d’une dette de la Caf',
      body: 'La Caf me réclame un trop-perçu d’allocations logement.',
      signature: 'Paul Mercier',
    });
    const { contact, dossiers } = await town.followed(({ channel }) => channel === 'letter', ['told', 'to-qualify']);
    if (contact.state === 'to-qualify')
      await api('POST', `contacts/${contact.id}/qualification`, { demarche: 'allocations-caf' });
    const number =
      dossiers[0]?.number ?? (await eventually(async () => (await town.whole(contact.id)).dossiers[0]!.number));
    const page = () => api('GET', `dossiers/${number}/transmission`, undefined, { role: 'mailroom' });
    await eventually(async () => expect((await page()).body).toMatchObject({ isDue: true, mayBeSealed: true }));
    expect((await send(number, { way: 'email', pieces: [], sealed: true })).status).toBe(409);
    expect((await send(number, { way: 'hand', pieces: [], sealed: true }, { role: 'mailroom' })).status).toBe(204);
    const { id, joined, leftOut } = (await page()).body.transmissions[0];
    expect([joined, leftOut]).toEqual([[], []]);
    expect((await api('POST', `transmissions/${id}/posting`, { reference: 'reçu à l’accueil' })).status).toBe(204);
    // The notice may have had to be written first.
    hall.clock.set('2027-03-01T11:00:00Z');
    await eventually(async () => {
      const after = await town.whole(contact.id);
      expect(after.contact).toMatchObject({ body: null, subject: null, chrono: contact.chrono });
    });
    const { body } = await api('GET', `contacts/${contact.id}`);
    expect(body.original).toBeNull();
  }, 120_000);

  it('TR-04: a visit is oriented, with the address and the telephone number of the office, and nothing is sent on', async () => {
    const visit = await town.visit({ demarches: ['allocations-caf'], name: 'M. Ali', phone: '06 39 98 41 07' });
    const { dossiers, tasks } = await town.followed(({ id }) => id === visit.body.contactId);
    expect(tasks).toEqual([]);
    const [sms] = town.smsTo('+33639984107');
    expect(sms!.body).toContain('15 rue des Fileurs, 42999 Gierville');
    expect(sms!.body).toContain('04 65 71 40 03');
    expect((await api('GET', `dossiers/${dossiers[0]!.number}/transmission`)).body).toMatchObject({ isDue: false });
    expect((await send(dossiers[0]!.number, { way: 'email', pieces: ['text'] })).status).toBe(409);
  }, 60_000);

  it('J12, N-02: at Grandval, which has no hygiene service, a report of an unfit dwelling goes to the regional health agency', async () => {
    const grandval = journey(hall, hall.grandval);
    const from = 'assistante@social.example';
    await grandval.mail(
      {
        from,
        subject: 'diagnostic d’insalubrité',
        text: 'Je sollicite un diagnostic d’insalubrité du logement : moisissures. Lise Bon',
      },
      hall.clock.now(),
      'mairie@grandval.example',
    );
    const { contact } = await grandval.followed(({ sender }) => sender.email === from, ['told', 'to-qualify']);
    if (contact.state === 'to-qualify')
      await hall.api(
        'POST',
        `/api/towns/grandval/contacts/${contact.id}/qualification`,
        { demarche: 'diagnostic-insalubrite' },
        { town: 'grandval' },
      );
    const { dossiers, messages } = await grandval.followed(({ id }) => id === contact.id);
    expect(dossiers).toMatchObject([
      { administration_id: 'ars', service_id: 'secretariat-general', target_date: null },
    ]);
    expect(messages.map(({ key }) => key)).toEqual(['registration-notice']);
    const path = `/api/towns/grandval/dossiers/${dossiers[0]!.number}/transmission`;
    const { body } = await hall.api('GET', path, undefined, { town: 'grandval' });
    expect(body).toMatchObject({
      offices: [{ name: 'Agence régionale de santé, délégation du Gier (fictive)' }],
      doNotSend: ['identité du signalant au propriétaire'],
      copyDays: null,
    });
    // Another town has no such dossier.
    expect((await api('GET', `dossiers/${dossiers[0]!.number}/transmission`)).status).toBe(404);
  }, 60_000);

  it('leaves a confidential dossier to the agents of its service', async () => {
    const { number, page } = await asked('secret@courriel.example');
    await town.rows(`UPDATE dossier SET confidential = true, service_id = 'hygiene-sante' WHERE number = $1`, [number]);
    expect((await page()).status).toBe(403);
    expect((await send(number, { way: 'letter', pieces: ['text'] })).status).toBe(403);
    expect((await page({ role: 'agent', serviceId: 'hygiene-sante' })).status).toBe(200);
  }, 60_000);

  it.each([
    ['an e-mail to an office that has no address', { way: 'email', office: { ...caf, email: null }, pieces: ['text'] }],
    [
      'a letter to an office without a postal address',
      { way: 'letter', office: { ...caf, address: [] }, pieces: ['text'] },
    ],
    ['a way nobody knows', { way: 'fax', pieces: [] }],
  ])('refuses %s, in words', async (_, body) => {
    const [row] = await town.rows<{ number: string }>('SELECT number FROM dossier ORDER BY number LIMIT 1');
    expect((await send(row!.number, body)).status).toBe(422);
  });
});
