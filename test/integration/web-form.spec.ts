import { createHash } from 'node:crypto';
import { answered, startDesksApp, type DesksApp } from '../support/desks-app.js';

const town = 'saint-aubin-sur-gier';
const whole = {
  demarche: 'subvention-association',
  name: 'Les Amis du Gier',
  email: 'contact@amis-du-gier.example',
  phone: '06 39 98 41 30',
  postalAddress: '3 rue des Tanneries\n42998 Saint-Aubin-sur-Gier',
  organisationNumber: 'W423009876',
  subject: 'Subvention 2027',
  message: 'Notre association demande une subvention.',
};

describe('the public form', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());
  // Each test is another ten minutes: the brake is a test of its own.
  let minutes = 0;
  beforeEach(() => app.clock.set(new Date(Date.parse('2027-03-01T09:00:00Z') + (minutes += 11) * 60_000)));

  const contacts = () => app.rows(`SELECT * FROM contact WHERE channel = 'web_form' ORDER BY id`);
  const send = async (form: object, headers: Record<string, string> = {}, slug = town) =>
    answered(
      await fetch(`${app.url}/api/public/towns/${slug}/forms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(form),
      }),
    );
  const post = async (fields: [string, string][], slug = town) =>
    answered(await fetch(`${app.url}/formulaire/${slug}`, { method: 'POST', body: new URLSearchParams(fields) }));
  const key = () => crypto.randomUUID();

  describe('for programs', () => {
    it('stores the form before it answers, as a contact that starts down the line', async () => {
      const { status, body } = await send({ ...whole, idempotencyKey: key() });
      expect(status).toBe(201);
      const [row] = await app.rows('SELECT * FROM contact WHERE id = $1', [body.contactId]);
      expect(row).toMatchObject({
        channel: 'web_form',
        source: 'formulaire',
        state: 'received',
        received_at: app.clock.now(),
        sender: {
          name: 'Les Amis du Gier',
          email: 'contact@amis-du-gier.example',
          phone: '+33639984130',
          postalAddress: ['3 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'],
          organisationNumber: 'W423009876',
        },
        facts: { subject: 'Subvention 2027', text: whole.message, demarches: ['subvention-association'] },
      });
      expect(row!.facts).not.toHaveProperty('documentsMissing');
      expect(app.started).toContain(`intake ${body.contactId}`);
    });

    it('takes the same key twice as the same form, in the header as in the body', async () => {
      const same = key();
      const before = (await contacts()).length;
      const one = await send({ ...whole, idempotencyKey: same });
      const two = await send(whole, { 'idempotency-key': same });
      expect(two).toMatchObject({ status: 201, body: { contactId: one.body.contactId } });
      expect(await contacts()).toHaveLength(before + 1);
    });

    it('refuses the key of another form: nothing is lost unsaid, nothing is stored twice', async () => {
      const same = key();
      const first = await send({ ...whole, idempotencyKey: same });
      const before = (await contacts()).length;
      const other = await send({ ...whole, message: 'Et une salle pour le 12 juin.', idempotencyKey: same });
      expect(other).toMatchObject({ status: 409, body: { message: expect.stringContaining('n’est pas enregistré') } });
      expect(await contacts()).toHaveLength(before);
      expect(await send({ ...whole, idempotencyKey: same })).toMatchObject({ status: 201, body: first.body });
    });

    it('notes as missing the documents of the catalogue that the usager has not (J05)', async () => {
      const { body: catalogue } = await app.ask('GET', 'demarches');
      const asked = catalogue.find(({ id }: { id: string }) => id === whole.demarche).documents as string[];
      expect(asked.length).toBeGreaterThan(1);
      const { body } = await send({ ...whole, documentsProvided: [asked[0]!, 'Autre chose'], idempotencyKey: key() });
      const [{ facts }] = (await app.rows('SELECT facts FROM contact WHERE id = $1', [body.contactId])) as [
        { facts: object },
      ];
      expect(facts).toMatchObject({ documentsProvided: [asked[0]], documentsMissing: asked.slice(1) });
    });

    it('names every field that is wrong, in French, and stores nothing', async () => {
      const before = (await contacts()).length;
      const { status, body } = await send({
        email: 'personne',
        phone: '12',
        organisationNumber: 'X',
        demarche: 'autre',
        idempotencyKey: key(),
      });
      expect(status).toBe(422);
      expect(body.errors).toEqual([
        { field: 'email', message: 'L’adresse électronique s’écrit comme nom@exemple.fr.' },
        { field: 'phone', message: 'Le numéro de téléphone s’écrit comme 06 39 98 41 01.' },
        { field: 'organisationNumber', message: expect.stringContaining('SIRET') },
        { field: 'message', message: 'Ce champ est obligatoire.' },
      ]);
      const unknown = await send({ ...whole, demarche: 'autre', idempotencyKey: key() });
      expect(unknown.body.errors).toMatchObject([{ field: 'demarche' }]);
      const unanswerable = await send({ message: 'Bonjour', idempotencyKey: key() });
      expect(unanswerable.body.errors).toMatchObject([
        { field: 'email', message: expect.stringContaining('Pour recevoir une réponse') },
      ]);
      expect((await send(whole)).body.errors).toMatchObject([{ field: 'idempotencyKey' }]);
      expect(await contacts()).toHaveLength(before);
      const refused = await app.database.query(
        `SELECT reason FROM refusal WHERE channel = 'web_form' AND source = 'formulaire'`,
      );
      expect(refused).toContainEqual({ reason: 'invalid' });
    });

    it('keeps words the database could not hold, without the signs that are none', async () => {
      const { status, body } = await send({
        ...whole,
        message: 'Un\u0000 trou \ud800profond\r\nici',
        idempotencyKey: key(),
      });
      expect(status).toBe(201);
      const [{ facts }] = (await app.rows('SELECT facts FROM contact WHERE id = $1', [body.contactId])) as [
        { facts: object },
      ];
      expect(facts).toMatchObject({ text: 'Un trou profond\nici' });
    });

    it('knows no town of another name', async () => {
      expect((await send({ ...whole, idempotencyKey: key() }, {}, 'ailleurs')).status).toBe(404);
    });

    it('slows down an address that sends form after form, and lets it pass ten minutes later', async () => {
      for (let n = 0; n < 20; n += 1) await send({});
      const slowed = await send({ ...whole, idempotencyKey: key() });
      expect(slowed.status).toBe(429);
      expect(Number(slowed.headers.get('retry-after'))).toBe(600);
      const page = await post([...Object.entries(whole), ['idempotencyKey', key()]]);
      expect(page.status).toBe(429);
      expect(page.text).toContain(whole.message);
      app.clock.set(new Date(app.clock.now().getTime() + 10 * 60_000));
      expect((await send({ ...whole, idempotencyKey: key() })).status).toBe(201);
      minutes += 11;
    });
  });

  describe('as a page', () => {
    const keyIn = (text: string) => /name="idempotencyKey" value="([^"]+)"/.exec(text)![1]!;

    it('needs no script, loads nothing, and may not be framed', async () => {
      const { status, headers, text } = await answered(await fetch(`${app.url}/formulaire/${town}`));
      expect(status).toBe(200);
      expect(text).toContain('<html lang="fr">');
      expect(text).not.toMatch(/<script|<img|src=|href="https?:\/\/(?!www\.saint-aubin)/);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      const [, style] = /<style>([^]*?)<\/style>/.exec(text)!;
      expect(headers.get('content-security-policy')).toContain(createHash('sha256').update(style!).digest('base64'));
      expect(text).toContain('Vos données personnelles');
      for (const name of [
        'demarche',
        'subject',
        'message',
        'name',
        'email',
        'phone',
        'postalAddress',
        'organisationNumber',
      ]) {
        expect(text).toContain(`<label for="${name}">`);
      }
    });

    it('takes what was typed, and says so', async () => {
      const { text } = await answered(await fetch(`${app.url}/formulaire/${town}`));
      const fields: [string, string][] = [...Object.entries(whole), ['idempotencyKey', keyIn(text)], ['website', '']];
      const saved = await post(fields);
      expect(saved.status).toBe(201);
      expect(saved.text).toContain('Votre demande est enregistrée');
      const before = (await contacts()).length;
      app.clock.set(new Date(app.clock.now().getTime() + 3 * 60_000));
      expect(await post(fields)).toMatchObject({ status: 201, text: saved.text });
      expect(await contacts()).toHaveLength(before);
    });

    it('changed after it was sent, is another request: it is shown again, and sent by the next click', async () => {
      const sent = key();
      await post([...Object.entries(whole), ['idempotencyKey', sent]]);
      const changed = { ...whole, message: 'Et une salle pour le 12 juin.' };
      const asked = await post([...Object.entries(changed), ['idempotencyKey', sent]]);
      expect(asked.status).toBe(409);
      expect(asked.text).toContain('Une autre demande est déjà partie de cette page.');
      expect(asked.text).toContain(changed.message);
      expect(keyIn(asked.text)).not.toBe(sent);
      expect((await post([...Object.entries(changed), ['idempotencyKey', keyIn(asked.text)]])).status).toBe(201);
    });

    it('shows the documents of the démarche, and notes those that were not ticked', async () => {
      const { text } = await answered(await fetch(`${app.url}/formulaire/${town}?demarche=${whole.demarche}`));
      const boxes = [...text.matchAll(/name="documentsProvided"\s+value="([^"]+)"/g)].map(([, value]) => value!);
      expect(boxes.length).toBeGreaterThan(1);
      const marker = key();
      await post([...Object.entries(whole), ['idempotencyKey', marker], ['documentsShown', whole.demarche]]);
      const [{ facts }] = (await app.rows('SELECT facts FROM contact WHERE source_key = $1', [marker])) as [
        { facts: { documentsMissing: string[] } },
      ];
      expect(facts.documentsMissing).toHaveLength(boxes.length);
      const other = key();
      await post([
        ...Object.entries({ ...whole, demarche: 'degradation-voirie' }),
        ['idempotencyKey', other],
        ['documentsShown', whole.demarche],
      ]);
      const [later] = await app.rows('SELECT facts FROM contact WHERE source_key = $1', [other]);
      expect(later!.facts).not.toHaveProperty('documentsMissing');
    });

    it('keeps what was typed while it shows the documents', async () => {
      const { status, text } = await post([...Object.entries(whole), ['idempotencyKey', key()], ['step', 'documents']]);
      expect(status).toBe(200);
      expect(text).toContain('name="documentsProvided"');
      expect(text).toContain(whole.message);
    });

    it('leads from each error to its field, and loses nothing of what was typed', async () => {
      const { status, text } = await post([
        ['idempotencyKey', key()],
        ['message', '<script>alert("x")</script> & co'],
        ['email', 'per"sonne'],
      ]);
      expect(status).toBe(422);
      expect(text).toContain('<title>Erreur : ');
      expect(text).toContain('href="#email"');
      expect(text).toMatch(/id="email"[^>]*aria-describedby="email-hint email-error" aria-invalid="true"/);
      expect(text).toContain('value="per&quot;sonne"');
      expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co');
      expect(text).not.toContain('<script');
    });

    it('tells whoever filled in the hidden field, instead of losing their request', async () => {
      const before = (await contacts()).length;
      const { status, text } = await post([
        ...Object.entries(whole),
        ['idempotencyKey', key()],
        ['website', 'http://x.example'],
      ]);
      expect(status).toBe(422);
      expect(text).toContain('href="#website"');
      expect(text).not.toContain('class="trap"');
      expect(await contacts()).toHaveLength(before);
    });

    it('is not there for a town nobody knows', async () => {
      const { status, text } = await answered(await fetch(`${app.url}/formulaire/ailleurs`));
      expect(status).toBe(404);
      expect(text).toContain('Page introuvable');
    });
  });
});
