import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import pino from 'pino';
import type { DeliveryOutcome, Keep, OutgoingMessage } from '../../src/dossiers/delivery.js';
import type { MessageRow } from '../../src/dossiers/rows.js';
import { SentCopies } from '../../src/pipeline/loopback/sent-copies.js';
import { Sending } from '../../src/pipeline/loopback/sending.js';
import { DocumentStore } from '../../src/platform/documents/index.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

type Leaving = MessageRow & { number: string; service_id: string };

describe('what was sent', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app?.stop());
  const bytes = Buffer.from('From: mairie\r\n\r\nBonjour, l’été.\r\n');
  const mail = async () => ({ mediaType: 'message/rfc822' as const, bytes });

  it('is kept byte for byte before it leaves, with its hash, and is there for who may read the dossier', async () => {
    const message = await aMessage('email');
    const kept = await new SentCopies(app.database, app.documents).keep(app.saintAubin, message, mail);
    expect(kept.equals(bytes)).toBe(true);
    const [row] = await app.rows(
      `SELECT document.sha256, bytes::int, media_type, name FROM document JOIN message ON document_id = document.id WHERE message.id = $1`,
      [message.id],
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(row).toEqual({ sha256, bytes: bytes.length, media_type: 'message/rfc822', name: `${message.number}.eml` });
    const { status, text, headers } = await app.ask('GET', `messages/${message.id}/document`, { role: 'operator' });
    expect([status, text]).toEqual([200, bytes.toString()]);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('is not written a second time: every attempt is the same', async () => {
    const message = await aMessage('email');
    const copies = new SentCopies(app.database, app.documents);
    await copies.keep(app.saintAubin, message, mail);
    const again = await copies.keep(app.saintAubin, await reread(message.id), async () => ({
      mediaType: 'message/rfc822',
      bytes: Buffer.from('other'),
    }));
    expect(again.equals(bytes)).toBe(true);
  });

  it('of an SMS is its words', async () => {
    const { id } = await aMessage('sms');
    const { status, text } = await app.ask('GET', `messages/${id}/document`, { role: 'operator' });
    expect([status, text]).toEqual([200, 'Bonjour.']);
  });

  it('of a confidential dossier is for the agents of its service alone (J12)', async () => {
    const { id } = await aMessage('sms', { confidential: true, serviceId: 'hygiene-sante' });
    const as = (serviceId: string) => app.ask('GET', `messages/${id}/document`, { role: 'agent', serviceId });
    expect((await as('voirie-proprete')).status).toBe(403);
    expect((await as('hygiene-sante')).status).toBe(200);
  });

  it('is not there while nothing has left, nor for another town, nor when nobody wrote it', async () => {
    const { id } = await aMessage('letter');
    expect((await app.ask('GET', `messages/${id}/document`, { role: 'operator' })).status).toBe(404);
    expect((await app.ask('GET', `messages/${uuid()}/document`, { role: 'operator' })).status).toBe(404);
    const sms = await aMessage('sms');
    const elsewhere = await app.ask('GET', `messages/${sms.id}/document`, { role: 'operator', town: 'grandval' });
    expect(elsewhere.status).toBe(404);
  });

  it('does not leave when it cannot be kept, and is tried again later', async () => {
    const root = await mkdtemp(join(tmpdir(), 'full-'));
    // A file where the folder of the town should be.
    await writeFile(join(root, 'documents'), '');
    const copies = new SentCopies(app.database, new DocumentStore({ DATA_DIR: root } as never));
    let hasLeft = false;
    const outcome = await sending(copies, async (_message, keep) => {
      await keep(mail);
      hasLeft = true;
      return { outcome: 'delivered' };
    }).send(app.saintAubin, await aMessage('email'));
    expect([outcome, hasLeft]).toEqual([{ outcome: 'later', failure: 'other' }, false]);
    await rm(root, { recursive: true });
  });

  it('may have left when something breaks after it was kept: a person finds out', async () => {
    const copies = new SentCopies(app.database, app.documents);
    const outcome = await sending(copies, async (_message, keep) => {
      await keep(mail);
      throw new Error('the line broke');
    }).send(app.saintAubin, await aMessage('email'));
    expect(outcome).toEqual({ outcome: 'unknown', failure: 'other' });
  });

  function sending(copies: SentCopies, deliver: (message: OutgoingMessage, keep: Keep) => Promise<DeliveryOutcome>) {
    const towns = { byId: async () => ({ services: new Map(), platform: { syndicate: {} }, configuration: town }) };
    const enclosures = { of: async () => ({ files: [], words: '' }) };
    const deliverers = [{ channel: 'email' as const, deliver }];
    return new Sending(deliverers, copies, enclosures as never, towns as never, pino({ level: 'silent' }), {
      DATA_DIR: '.',
    } as never);
  }

  async function aMessage(channel: string, dossier: Parameters<DesksApp['dossier']>[1] = {}): Promise<Leaving> {
    const number = await app.dossier(await app.contact(), dossier);
    const id = uuid();
    await app.rows(
      `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
       SELECT $1, $2::uuid, id, 'answer', $3, 'closing', 1, 'x', 'Bonjour.', '', $2::text, 'composed' FROM dossier WHERE number = $4`,
      [app.saintAubin, id, channel, number],
    );
    return reread(id);
  }

  async function reread(id: string): Promise<Leaving> {
    const [message] = await app.rows<Leaving>(
      'SELECT message.*, number, service_id FROM message JOIN dossier ON dossier.id = dossier_id WHERE message.id = $1',
      [id],
    );
    return message!;
  }
});

const town = {
  contact_email: 'contact@ville.example',
  mailboxes: [],
  services: [],
  switchboard: { phone: '+33465711000' },
  address: { lines: [] },
};
