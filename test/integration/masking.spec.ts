import { v7 as uuid } from 'uuid';
import { Door } from '../../src/pipeline/intake/door.js';
import { agentKey } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { eventually } from '../support/eventually.js';

const card = '4970 1012 3456 7893';
const social = '1 85 05 78 006 084 91';
const account = 'FR76 3000 6000 0112 3456 7890 189';
const said = 'quarante-neuf soixante-dix dix douze trente-quatre cinquante-six soixante-dix-huit quatre-vingt-treize';
const all = `${card} ; ${social} ; ${account} ; ${said}`;
/** What each of them leaves when it is seen. */
const seen = /4970|7893|1 85 05|006 084|3000 6000|quarante-neuf/;

describe('card, account and social security numbers (DP-05, DP-10), though the record holds them', () => {
  let app: DesksApp;
  let id: string;
  let number: string;
  let documentId: string;

  beforeAll(async () => {
    app = await startDesksApp();
    documentId = uuid();
    const mail = `From: rose@courriel.example\nSubject: carte\n\nVoilà : ${all}\n`;
    const sha256 = await app.documents.put(app.saintAubin, Buffer.from(mail));
    await app.rows(
      `INSERT INTO document (town_id, id, sha256, bytes, media_type, name) VALUES ($1, $2, $3, 10, 'message/rfc822', $4)`,
      [app.saintAubin, documentId, sha256, `RIB ${account}.eml`],
    );
    id = await app.contact({
      subject: `Carte ${card}`,
      body: all,
      sender: JSON.stringify({ name: `Rose Blanc ${social}` }),
      facts: JSON.stringify({ subject: card, text: all, place: account }),
      state: 'to-qualify',
      reason: 'unsure',
      original_id: documentId,
    });
    await app.rows('INSERT INTO contact_attachment (town_id, contact_id, document_id) VALUES ($1, $2, $3)', [
      app.saintAubin,
      id,
      documentId,
    ]);
    await app.rows(
      `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses)
       VALUES ($1, $2, $3, 'auto', 'aiguillage', 'degradation-voirie', 0.5, $4)`,
      [
        app.saintAubin,
        uuid(),
        id,
        JSON.stringify([{ demarche: 'degradation-voirie', confidence: 0.5, reasons: [card, social, 'trou'] }]),
      ],
    );
    await app.rows(
      `INSERT INTO contact_event (town_id, contact_id, key, kind, at, data) VALUES ($1, $2, 'k', 'question', now(), $3)`,
      [app.saintAubin, id, JSON.stringify({ words: all, hint: { words: [card] } })],
    );
    number = await app.dossier(id);
    await app.rows(
      `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, subject, body, sha256, message_id, state)
       SELECT $1, $2, id, 'acknowledgement', 'email', 'ack-email', 1, 'rose@courriel.example', $4, $5, 'x', $6, 'accepted'
       FROM dossier WHERE number = $3`,
      [app.saintAubin, uuid(), number, card, all, `<${uuid()}@x.example>`],
    );
    await app.rows(
      `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data) SELECT $1, id, now(), 'essai', 'noted', $3 FROM dossier WHERE number = $2`,
      [app.saintAubin, number, JSON.stringify({ words: all })],
    );
    await app.rows(`UPDATE debt SET reason = $2 WHERE dossier_id = (SELECT id FROM dossier WHERE number = $1)`, [
      number,
      all,
    ]);
  });
  afterAll(() => app.stop());

  it.each([
    ['the list of contacts', () => 'contacts'],
    ['a pile, with the words that weighed', () => 'to-qualify'],
    ['the page of a contact: its words, its files, what was said on the telephone', () => `contacts/${id}`],
    ['the page of a dossier: its messages, its debts, its timeline', () => `dossiers/${number}`],
    ['the list of dossiers', () => 'dossiers'],
    ['the original, shown as text', () => `documents/${documentId}`],
  ])('are not seen in %s', async (_, path) => {
    const { status, text, headers } = await app.ask('GET', path());
    expect(status).toBe(200);
    expect(text).not.toMatch(seen);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).not.toMatch(seen);
  });

  it('leave their place to words that say what was there', async () => {
    const { body } = await app.ask('GET', `contacts/${id}`);
    expect(body).toMatchObject({
      id,
      subject: 'Carte [numéro de carte masqué]',
      senderLabel: 'Rose Blanc [numéro de sécurité sociale masqué]',
      text: '[numéro de carte masqué] ; [numéro de sécurité sociale masqué] ; [numéro de compte bancaire masqué] ; [numéro de carte masqué]',
      original: { documentId, name: 'RIB [numéro de compte bancaire masqué].eml' },
      guesses: [{ reasons: ['[numéro de carte masqué]', '[numéro de sécurité sociale masqué]', 'trou'] }],
    });
  });

  it('are kept in the original alone, as it came', async () => {
    const [{ sha256 }] = (await app.rows('SELECT sha256 FROM document WHERE id = $1', [documentId])) as [
      { sha256: string },
    ];
    expect((await app.documents.get(app.saintAubin, sha256)).toString()).toContain(all);
  });

  it('are not told by the live events', async () => {
    const stop = new AbortController();
    const response = await fetch(`${app.url}/api/towns/saint-aubin-sur-gier/events`, {
      headers: { authorization: `Bearer ${await agentKey(app.database, {})}` },
      signal: stop.signal,
    });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of response.body!) heard += Buffer.from(chunk as Uint8Array).toString();
    })().catch(() => undefined);
    await app.rows(`UPDATE contact SET updated_at = now() WHERE id = $1`, [id]);
    await eventually(() => expect(heard).toContain(id));
    expect(heard).not.toMatch(seen);
    stop.abort();
    await reading;
  });

  it.each([
    [
      'visits',
      { demarches: [], text: all, name: `Rose ${card}`, postalAddress: `1 rue ${account}\n42998 Saint-Aubin` },
    ],
    [
      '/api/public/towns/saint-aubin-sur-gier/forms',
      { message: all, subject: card, name: social, email: 'a@b.example' },
    ],
  ])('do not pass the door of %s', async (path, given) => {
    const { status } = await app.ask('POST', path, {}, { ...given, idempotencyKey: uuid() });
    expect(status).toBe(201);
    const rows = await app.rows(`SELECT sender, facts FROM contact WHERE channel IN ('counter', 'web_form')`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(seen);
  });

  it('do not stay in the notes of a call', async () => {
    const door = new Door(app.database, app.documents, { start: async () => undefined } as never, app.clock);
    const arrival = {
      townId: app.saintAubin,
      channel: 'call',
      source: '+33465711000',
      sourceKey: 'CA1',
      sender: {},
    } as const;
    await door.open({ ...arrival, receivedAt: app.clock.now() });
    await door.note(app.saintAubin, 'CA1', {
      key: 'q',
      kind: 'question',
      at: app.clock.now(),
      data: { words: all, line: '+33465711000', leg: 1 },
    });
    await door.finish(app.saintAubin, 'CA1', { text: all });
    const [note] = await door.notes(app.saintAubin, 'CA1');
    expect(note!.data).toMatchObject({ line: '+33465711000', leg: 1 });
    expect(JSON.stringify([note, await app.rows(`SELECT facts FROM contact WHERE source_key = 'CA1'`)])).not.toMatch(
      seen,
    );
  });
});
