import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import pino from 'pino';
import { EmailDeliverer, MailboxWatcher } from '../../src/channels/email/index.js';
import type { OutgoingMessage } from '../../src/dossiers/delivery.js';
import { startDemoMail, UnknownMailbox, type DemoMail, type SentMail } from '../../src/demo/mail/index.js';
import { eventually } from '../support/eventually.js';
import { DoorInMemory } from '../support/intake-door.js';
import { keepNothing } from '../support/keep-nothing.js';

const townId = '0192f0c1-0000-7000-8000-000000000001';
const contact = 'contact@ville.example';
const etatCivil = 'etat-civil@ville.example';
const quiet = pino({ level: 'silent' });
const atOnceMs = 2_000;

let mail: DemoMail;
let watchers: MailboxWatcher[];

beforeEach(async () => {
  watchers = [];
  mail = await startDemoMail({ addresses: [contact, etatCivil] });
});
afterEach(async () => {
  await Promise.all(watchers.map((watcher) => watcher.stop()));
  await mail.stop();
});

describe("a mail that comes into a town's mailbox in the demo", () => {
  it('is handed over at once, to that mailbox alone, and marked', async () => {
    const [door, other] = [watch(contact), watch(etatCivil)];
    await mail.deliver(contact, letter(1));
    await eventually(async () => expect(await marked(contact)).toBe(1));
    await mail.deliver(contact, letter(2), new Date('2027-03-01T09:00:00Z'));
    await eventually(() => expect(subjects(door)).toEqual(['Demande 1', 'Demande 2']), atOnceMs);
    const second = [...door.contacts.values()][1]!.arrival;
    expect(second).toMatchObject({
      source: contact,
      sender: { name: 'Inès Garcia', email: 'usager-2@courriel.example' },
    });
    expect(second.receivedAt).toEqual(new Date('2027-03-01T09:00:00Z'));
    await mail.deliver('ETAT-CIVIL@ville.example', letter(3));
    await eventually(() => expect(subjects(other)).toEqual(['Demande 3']), atOnceMs);
    await eventually(async () => expect(await marked(contact)).toBe(2));
    expect(subjects(door)).toHaveLength(2);
  }, 30_000);

  it('is one of two hundred, and each is handed over once', async () => {
    const door = watch(contact);
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    await Promise.all(numbers.map((number) => mail.deliver(contact, letter(number))));
    await eventually(async () => expect(await marked(contact)).toBe(200));
    expect(subjects(door)).toEqual(numbers.map((number) => `Demande ${number}`).sort());
  }, 30_000);

  it('comes through after the mailboxes were away, and one that comes again is known', async () => {
    const door = watch(contact);
    await mail.deliver(contact, letter(1));
    await eventually(async () => expect(await marked(contact)).toBe(1));
    const port = { imap: portOf(mail.imapUrl(contact)), smtp: portOf(mail.smtpUrl) };
    await mail.stop();
    await eventually(() => expect(watchers[0]!.state().connected).toBe(false));
    mail = await startDemoMail({ addresses: [contact], port });
    await mail.deliver(contact, letter(1));
    await mail.deliver(contact, letter(2));
    await eventually(async () => expect(await marked(contact)).toBe(2));
    expect(subjects(door)).toEqual(['Demande 1', 'Demande 2']);
    expect(watchers[0]!.state()).toMatchObject({ connected: true, lastError: null });
  }, 30_000);

  it('keeps its bytes, and has the line ends of a mail when it was written as a text', async () => {
    const bytes = Buffer.from([0xff, 0x0a, 0x0a, 0xe9, 0x0d]);
    await mail.deliver(contact, bytes);
    await mail.deliver(contact, 'Subject: été\n\nun\r\ndeux\n');
    const sources = await inMailbox(contact, (client) => client.fetchAll('1:*', { source: true }));
    expect(sources.map(({ source }) => source)).toEqual([bytes, Buffer.from('Subject: été\r\n\r\nun\r\ndeux\r\n')]);
  });

  it('must be for a mailbox that exists', async () => {
    await expect(mail.deliver('personne@ville.example', letter(1))).rejects.toThrow(UnknownMailbox);
    expect(() => mail.imapUrl('personne@ville.example')).toThrow(UnknownMailbox);
  });
});

describe('a mail that leaves the town hall in the demo', () => {
  it('is kept as the usager reads it, and whoever listens is told', async () => {
    const told: SentMail[] = [];
    const stopListening = mail.onSent((sent) => told.push(sent));
    const before = Date.now();
    expect(await send('ines@courriel.example')).toMatchObject({ outcome: 'accepted' });
    await eventually(() => expect(told).toHaveLength(1));
    stopListening();
    await send('paul@courriel.example');
    await eventually(() => expect(mail.sent).toHaveLength(2));
    expect(told).toEqual([mail.sent[0]]);
    expect(told[0]).toMatchObject({
      from: contact,
      to: ['ines@courriel.example'],
      subject: 'Votre demande : bien reçue',
      text: expect.stringContaining('Nous avons bien reçu votre demande d’été.'),
      messageId: '<aig-0192aa-acknowledgement@aiguillage.ville.example>',
      inReplyTo: '<demande-1@courriel.example>',
    });
    expect(told[0]!.date.getTime()).toBeGreaterThanOrEqual(before);
    expect(told[0]!.raw.toString()).toContain('Message-ID: <aig-0192aa-acknowledgement@');
  });

  it('meets what its recipient’s name says, and is not kept when it was refused', async () => {
    expect(await send('inconnu@courriel.example')).toEqual({ outcome: 'refused', failure: 'address-unknown' });
    expect(await send('plein@courriel.example')).toEqual({ outcome: 'later', failure: 'mailbox-full' });
    expect(mail.sent).toEqual([]);
  });
});

describe('the mail side of the demo', () => {
  it('does not start by half when a port is taken', async () => {
    const imap = portOf(mail.imapUrl(contact));
    const smtp = portOf(mail.smtpUrl);
    await expect(startDemoMail({ addresses: [], port: { imap, smtp: 0 } })).rejects.toThrow('EADDRINUSE');
    const free = await startDemoMail({ addresses: [contact] });
    const freeImap = portOf(free.imapUrl(contact));
    await free.stop();
    await expect(startDemoMail({ addresses: [contact], port: { imap: freeImap, smtp } })).rejects.toThrow('EADDRINUSE');
    const again = await startDemoMail({ addresses: [contact], port: { imap: freeImap, smtp: 0 } });
    await again.stop();
  });
});

function watch(address: string): DoorInMemory {
  const door = new DoorInMemory();
  const watcher = new MailboxWatcher({ townId, address, url: mail.imapUrl(address) }, door, quiet);
  watchers.push(watcher);
  watcher.start();
  return door;
}

function letter(number: number): string {
  return [
    `From: =?utf-8?q?In=C3=A8s?= Garcia <usager-${number}@courriel.example>`,
    `Subject: Demande ${number}`,
    `Message-ID: <demande-${number}@courriel.example>`,
    '',
    `Texte de la demande ${number}`,
  ].join('\n');
}

function send(recipient: string) {
  const deliverer = new EmailDeliverer(mail.smtpUrl, [{ townId, address: contact }]);
  const message: OutgoingMessage = {
    id: '0192aa',
    townId,
    dossierNumber: 'SA-2027-000123',
    recipient,
    recipientName: 'Inès Garcia',
    ours: ['etat-civil@ville.example'],
    subject: 'Votre demande : bien reçue',
    text: 'Bonjour,\n\nNous avons bien reçu votre demande d’été.',
    from: { name: 'Mairie', email: contact, phone: '+33465711010', postalAddress: ['1 place de la République'] },
    messageId: '<aig-0192aa-acknowledgement@aiguillage.ville.example>',
    inReplyTo: '<demande-1@courriel.example>',
    references: ['<demande-1@courriel.example>'],
  };
  return deliverer.deliver(message, keepNothing).finally(() => deliverer.onModuleDestroy());
}

function subjects(door: DoorInMemory): string[] {
  return [...door.contacts.values()]
    .map(({ arrival }) => /^Subject: (.*)\r$/m.exec(arrival.original!.bytes.toString())![1]!)
    .sort();
}

async function marked(address: string): Promise<number> {
  const found = await inMailbox(address, (client) => client.search({ keyword: '$Aiguillage' }, { uid: true }));
  return found ? found.length : 0;
}

/** Asked over a connection of its own, as any other mail programme would see it. */
async function inMailbox<T>(address: string, ask: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { hostname, port, username, password } = new URL(mail.imapUrl(address));
  const auth = { user: decodeURIComponent(username), pass: password };
  const client = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const answer = await ask(client);
  await client.logout();
  return answer;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
