import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { EmailDeliverer, MailboxWatcher } from '../../src/channels/email/index.js';
import { startDemoMail, UnknownMailbox, type DemoMail, type SentMail } from '../../src/demo/mail/index.js';
import { eventually } from '../support/eventually.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';
import { aMailMessage, markKey, townId } from '../support/a-mail-message.js';
import { keepNothing } from '../support/keep-nothing.js';
import { asMailClient, countMarked } from '../support/mail-client.js';

const contact = 'contact@ville.example';
const etatCivil = 'etat-civil@ville.example';
const quiet = pino({ level: 'silent' });
const atOnceMs = 2_000;

let mail: DemoMail;
let room: MailRoom;
let watchers: MailboxWatcher[];

beforeAll(async () => {
  room = await openMailRoom();
}, 60_000);
afterAll(() => room?.close());
beforeEach(async () => {
  watchers = [];
  mail = await startDemoMail({ addresses: [contact, etatCivil] });
});
afterEach(async () => {
  await Promise.all(watchers.map((watcher) => watcher.stop()));
  await mail.stop();
  await room.forget();
});

describe("a mail that comes into a town's mailbox in the demo", () => {
  it('is handed over at once, to that mailbox alone, and marked', async () => {
    watch(contact);
    watch(etatCivil);
    await mail.deliver(contact, letter(1));
    await eventually(async () => expect(await countMarked(mail.imapUrl(contact))).toBe(1));
    await mail.deliver(contact, letter(2), new Date('2027-03-01T09:00:00Z'));
    await eventually(async () => expect(await subjects(contact)).toEqual(['Demande 1', 'Demande 2']), atOnceMs);
    const [, second] = await room.contacts(contact);
    expect(second).toMatchObject({
      sender: { name: 'Inès Garcia', email: 'usager-2@courriel.example' },
      receivedAt: new Date('2027-03-01T09:00:00Z'),
    });
    await mail.deliver('ETAT-CIVIL@ville.example', letter(3));
    await eventually(async () => expect(await subjects(etatCivil)).toEqual(['Demande 3']), atOnceMs);
    await eventually(async () => expect(await countMarked(mail.imapUrl(contact))).toBe(2));
    expect(await subjects(contact)).toHaveLength(2);
  }, 30_000);

  it('is one of two hundred, and each is handed over once', async () => {
    watch(contact);
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    await Promise.all(numbers.map((number) => mail.deliver(contact, letter(number))));
    await eventually(async () => expect(await countMarked(mail.imapUrl(contact))).toBe(200));
    expect(await subjects(contact)).toEqual(numbers.map((number) => `Demande ${number}`).sort());
  }, 30_000);

  it('comes through after the mailboxes were away, and one that comes again is known', async () => {
    watch(contact);
    await mail.deliver(contact, letter(1));
    await eventually(async () => expect(await countMarked(mail.imapUrl(contact))).toBe(1));
    const port = { imap: portOf(mail.imapUrl(contact)), smtp: portOf(mail.smtpUrl) };
    await mail.stop();
    await eventually(() => expect(watchers[0]!.state().connected).toBe(false));
    mail = await startDemoMail({ addresses: [contact], port });
    await mail.deliver(contact, letter(1));
    await mail.deliver(contact, letter(2));
    await eventually(async () => expect(await countMarked(mail.imapUrl(contact))).toBe(2));
    expect(await subjects(contact)).toEqual(['Demande 1', 'Demande 2']);
    await eventually(() => expect(watchers[0]!.state()).toMatchObject({ connected: true, lastError: null }));
  }, 30_000);

  it('keeps its bytes, and has the line ends of a mail when it was written as a text', async () => {
    const bytes = Buffer.from([0xff, 0x0a, 0x0a, 0xe9, 0x0d]);
    await mail.deliver(contact, bytes);
    await mail.deliver(contact, 'Subject: été\n\nun\r\ndeux\n');
    const sources = await asMailClient(mail.imapUrl(contact), (client) => client.fetchAll('1:*', { source: true }));
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

function watch(address: string): void {
  const mailbox = { townId: room.townId, address, url: mail.imapUrl(address) };
  const watcher = new MailboxWatcher(mailbox, room.ledger, quiet);
  watchers.push(watcher);
  watcher.start();
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
  const deliverer = new EmailDeliverer(mail.smtpUrl, [{ townId, address: contact }], markKey);
  const message = aMailMessage({
    recipient,
    subject: 'Votre demande : bien reçue',
    text: 'Bonjour,\n\nNous avons bien reçu votre demande d’été.',
    inReplyTo: '<demande-1@courriel.example>',
  });
  return deliverer.deliver(message, keepNothing).finally(() => deliverer.onModuleDestroy());
}

async function subjects(address: string): Promise<string[]> {
  const contacts = await room.contacts(address);
  return contacts.map(({ raw }) => /^Subject: (.*)\r?$/m.exec(raw!.toString())![1]!).sort();
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
