import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import pino from 'pino';
import { MailboxWatcher } from '../../src/channels/email/index.js';
import type { Arrival } from '../../src/dossiers/arrival.js';
import type { IntakeDoor } from '../../src/pipeline/intake/door.types.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';

const townId = '0192f0c1-0000-7000-8000-000000000001';
const users = ['idle', 'restart', 'failing', 'many', 'hostile', 'cut', 'unreadable', 'large', 'down'];
const quiet = pino({ level: 'silent' });

let dovecot: Dovecot;
const watchers: MailboxWatcher[] = [];

beforeAll(async () => {
  dovecot = await startDovecot(users);
}, 30_000);
afterEach(async () => {
  await Promise.all(watchers.splice(0).map((watcher) => watcher.stop()));
});
afterAll(() => dovecot?.stop());

describe('a mailbox of the town', () => {
  it('hands over what was waiting, then each mail as it comes, and says when it reached the server', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver('idle', mail(1));
    const watcher = watch('idle', door);
    await eventually(() => expect(door.subjects()).toEqual(['Demande 1']));
    await eventually(() => expect(watcher.state()).toMatchObject({ connected: true, lastError: null }));
    const before = Date.now();
    await dovecot.deliver('idle', mail(2));
    await eventually(() => expect(door.subjects()).toEqual(['Demande 1', 'Demande 2']));
    const second = door.stored[1]!;
    expect(second).toMatchObject({
      townId,
      channel: 'email',
      source: 'idle@ville.example',
      serviceId: 'service-idle',
      sender: { name: 'Usager 2', email: 'usager-2@courriel.example' },
    });
    // INTERNALDATE counts whole seconds; the mail's own Date is of another year.
    expect(Math.abs(second.receivedAt.getTime() - before)).toBeLessThan(10_000);
    expect(second.original!.bytes.toString()).toContain('Texte de la demande 2');
    expect(watcher.state().lastSeenAt).toBeInstanceOf(Date);
    await eventually(async () => expect(await marked('idle')).toBe(2));
  }, 30_000);

  it('is not handed over again after a restart, and nothing in it is deleted or read', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver('restart', [mail(1), mail(2), mail(3)]);
    const first = watch('restart', door);
    await eventually(async () => expect(await marked('restart')).toBe(3));
    await first.stop();
    expect(first.state().connected).toBe(false);
    const second = watch('restart', door);
    await eventually(() => expect(second.state().lastSeenAt).not.toBeNull());
    await dovecot.deliver('restart', mail(4));
    await eventually(async () => expect(await marked('restart')).toBe(4));
    expect(door.calls).toBe(4);
    expect(await count('restart', { seen: false })).toBe(4);
  }, 30_000);

  it('keeps a mail that could not be stored, while the others pass, and stores it once the line is back', async () => {
    const door = new MemoryDoor();
    door.refuses = (arrival) => arrival.original!.bytes.includes('demande 2');
    await dovecot.deliver('failing', [mail(1), mail(2), mail(3)]);
    const watcher = watch('failing', door);
    await eventually(() => expect(door.subjects()).toEqual(['Demande 1', 'Demande 3']));
    await eventually(() => expect(watcher.state().lastError).toBe('message-not-stored'));
    expect(await marked('failing')).toBe(2);
    door.refuses = () => false;
    await eventually(async () => expect(await marked('failing')).toBe(3));
    expect(door.subjects()).toEqual(['Demande 1', 'Demande 2', 'Demande 3']);
    await eventually(() => expect(watcher.state().lastError).toBeNull());
  }, 30_000);

  it('brings two hundred mails, several at once, each one once', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver(
      'many',
      Array.from({ length: 200 }, (_, index) => mail(index)),
    );
    watch('many', door);
    await eventually(async () => expect(await marked('many')).toBe(200));
    expect(new Set(door.subjects()).size).toBe(200);
    expect(door.calls).toBe(200);
    expect(door.mostAtOnce).toBeGreaterThan(1);
    expect(door.mostAtOnce).toBeLessThanOrEqual(8);
  }, 60_000);

  it('tells apart two mails with one Message-ID, and hands over mails without any', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver('hostile', [
      'Subject: un\r\nMessage-ID: <meme@x.example>\r\n\r\nun',
      'Subject: deux\r\nMessage-ID: <meme@x.example>\r\n\r\ndeux',
      'Subject: trois\r\n\r\n',
      Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0x0a, 0x01]),
    ]);
    watch('hostile', door);
    await eventually(async () => expect(await marked('hostile')).toBe(4));
    expect(new Set(door.stored.map(({ sourceKey }) => sourceKey)).size).toBe(4);
  }, 30_000);

  it('is read on after the server has hung up', async () => {
    const door = new MemoryDoor();
    const watcher = watch('cut', door);
    await eventually(() => expect(watcher.state().connected).toBe(true));
    await dovecot.hangUp('cut');
    await eventually(() => expect(watcher.state()).toMatchObject({ connected: false, lastError: 'connection-lost' }));
    await dovecot.deliver('cut', mail(1));
    await eventually(async () => expect(await marked('cut')).toBe(1));
    expect(watcher.state()).toMatchObject({ connected: true, lastError: null });
  }, 30_000);

  it('passes over a mail the server itself cannot read, and returns to it', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver('unreadable', [mail(1), mail(2)]);
    await dovecot.setReadable('unreadable', false);
    const watcher = watch('unreadable', door);
    await eventually(() => expect(watcher.state().lastError).not.toBeNull());
    await dovecot.deliver('unreadable', mail(3));
    await eventually(() => expect(door.subjects()).toEqual(['Demande 3']));
    await dovecot.setReadable('unreadable', true);
    await eventually(async () => expect(await marked('unreadable')).toBe(3));
    expect(door.subjects()).toEqual(['Demande 1', 'Demande 2', 'Demande 3']);
  }, 60_000);

  it('puts a mail of more than fifty megabytes on the pile, and leaves it where it is', async () => {
    const door = new MemoryDoor();
    await dovecot.deliver('large', [
      Buffer.concat([Buffer.from(`${mail(1)}\r\n`), Buffer.alloc(51 * 1024 * 1024, 'ligne\r\n')]),
      mail(2),
    ]);
    watch('large', door);
    await eventually(async () => expect(await marked('large')).toBe(2));
    expect(door.subjects()).toEqual(['Demande 2']);
    expect(door.pile).toMatchObject([
      { reason: 'too-large', arrival: { sender: { email: 'usager-1@courriel.example' } } },
    ]);
    expect(door.pile[0]!.arrival.original).toBeUndefined();
  }, 60_000);

  it('says that it cannot be opened, and by whose fault', async () => {
    const url = new URL(dovecot.imapUrl('down'));
    url.password = 'faux';
    const refused = watch('down', new MemoryDoor(), url.href);
    url.port = '1';
    const unreachable = watch('down', new MemoryDoor(), url.href);
    await eventually(() =>
      expect(refused.state()).toMatchObject({ connected: false, lastError: 'credentials-refused' }),
    );
    await eventually(() => expect(unreachable.state()).toMatchObject({ connected: false, lastError: 'unreachable' }));
  }, 30_000);
});

function watch(user: string, door: MemoryDoor, url = dovecot.imapUrl(user)): MailboxWatcher {
  const mailbox = { townId, address: `${user}@ville.example`, serviceId: `service-${user}`, url };
  const watcher = new MailboxWatcher(mailbox, door, quiet);
  watchers.push(watcher);
  watcher.start();
  return watcher;
}

function mail(number: number): string {
  return [
    `From: Usager ${number} <usager-${number}@courriel.example>`,
    `Subject: Demande ${number}`,
    `Message-ID: <demande-${number}@courriel.example>`,
    'Date: Mon, 01 Mar 2021 10:00:00 +0100',
    '',
    `Texte de la demande ${number}`,
  ].join('\r\n');
}

async function marked(user: string): Promise<number> {
  return count(user, { keyword: '$Aiguillage' });
}

/** Asked over a connection of its own, as any other mail programme would see it. */
async function count(user: string, query: { keyword?: string; seen?: boolean }): Promise<number> {
  const { hostname, port, username, password } = new URL(dovecot.imapUrl(user));
  const auth = { user: username, pass: password };
  const client = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const found = await client.search(query, { uid: true });
  await client.logout();
  return found ? found.length : 0;
}

/** The door's contract in memory: stored before it answers, once per key; a refusal stores nothing. */
class MemoryDoor implements Pick<IntakeDoor, 'receive' | 'quarantine'> {
  readonly pile: { arrival: Arrival; reason: string }[] = [];
  readonly stored: Arrival[] = [];
  refuses: (arrival: Arrival) => boolean = () => false;
  calls = 0;
  mostAtOnce = 0;
  private atOnce = 0;

  async receive(arrival: Arrival): Promise<{ contactId: string; duplicate: boolean }> {
    this.calls += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;
    if (this.refuses(arrival)) throw new Error('the database is away');
    const known = this.stored.findIndex(({ sourceKey }) => sourceKey === arrival.sourceKey);
    if (known === -1) this.stored.push(arrival);
    return { contactId: String(known === -1 ? this.stored.length - 1 : known), duplicate: known !== -1 };
  }

  async quarantine(arrival: Arrival, reason: string): Promise<{ contactId: string; duplicate: boolean }> {
    this.pile.push({ arrival, reason });
    return { contactId: `pile-${this.pile.length}`, duplicate: false };
  }

  subjects(): string[] {
    return this.stored.map(({ original }) => /^Subject: (.*)\r?$/m.exec(original!.bytes.toString())![1]!).sort();
  }
}

async function eventually(check: () => void | Promise<void>): Promise<void> {
  for (const deadline = Date.now() + 15_000; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
