import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { MailboxWatcher, type TownMailbox } from '../../src/channels/email/index.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { countMarked, countWhere } from '../support/mail-client.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';

const users = ['idle', 'restart', 'failing', 'many', 'hostile', 'cut', 'unreadable', 'large', 'down'];
const quiet = pino({ level: 'warn' });

let dovecot: Dovecot;
let room: MailRoom;
const watchers: MailboxWatcher[] = [];

beforeAll(async () => {
  [dovecot, room] = await Promise.all([startDovecot(users), openMailRoom()]);
}, 60_000);
afterEach(async () => {
  await Promise.all(watchers.splice(0).map((watcher) => watcher.stop()));
  room.ledger.refuses = () => false;
});
afterAll(async () => {
  await dovecot?.stop();
  await room?.close();
});

describe('a mailbox of the town', () => {
  it('hands over what was waiting, then each mail as it comes, and says when it reached the server', async () => {
    await dovecot.deliver('idle', mail(1));
    const watcher = watch('idle');
    await eventually(async () => expect(await subjects('idle')).toEqual(['Demande 1']));
    await eventually(() => expect(watcher.state()).toMatchObject({ connected: true, lastError: null }));
    const before = Date.now();
    await dovecot.deliver('idle', mail(2));
    await eventually(async () => expect(await subjects('idle')).toEqual(['Demande 1', 'Demande 2']));
    const [second] = await room.fresh.database.inTown(room.townId, (tx) =>
      tx.query<{ at: Date; sender: object; service: string; state: string }>(
        `SELECT received_at AS at, sender, service_id AS service, state FROM contact
         WHERE town_id = $1 AND source_key LIKE 'idle@ville.example <demande-2@%'`,
        [room.townId],
      ),
    );
    expect(second).toMatchObject({
      state: 'received',
      service: 'etat-civil',
      sender: { name: 'Usager 2', email: 'usager-2@courriel.example' },
    });
    // INTERNALDATE counts whole seconds; the mail's own Date is of another year.
    expect(Math.abs(second!.at.getTime() - before)).toBeLessThan(10_000);
    expect(watcher.state().lastSeenAt).toBeInstanceOf(Date);
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('idle'))).toBe(2));
  }, 30_000);

  it('is not handed over again after a restart, and nothing in it is deleted or read', async () => {
    await dovecot.deliver('restart', [mail(1), mail(2), mail(3)]);
    const first = watch('restart');
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('restart'))).toBe(3));
    await first.stop();
    expect(first.state().connected).toBe(false);
    const before = room.ledger.taken.length;
    const second = watch('restart');
    await eventually(() => expect(second.state().lastSeenAt).not.toBeNull());
    await dovecot.deliver('restart', mail(4));
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('restart'))).toBe(4));
    expect(room.ledger.taken.slice(before)).toEqual([1]);
    expect(await countWhere(dovecot.imapUrl('restart'), { seen: false })).toBe(4);
  }, 30_000);

  it('keeps a mail that could not be stored, while the others pass, and stores it once the line is back', async () => {
    room.ledger.refuses = ({ arrival }) => arrival.original!.bytes.includes('demande 2');
    await dovecot.deliver('failing', [mail(1), mail(2), mail(3)]);
    const watcher = watch('failing');
    await eventually(async () => expect(await subjects('failing')).toEqual(['Demande 1', 'Demande 3']));
    await eventually(() => expect(watcher.state().lastError).toBe('message-not-stored'));
    expect(await countMarked(dovecot.imapUrl('failing'))).toBe(2);
    expect(await seen('failing')).toContainEqual(
      expect.objectContaining({ uid: 2, fate: 'waiting', reason: 'message-not-stored' }),
    );
    room.ledger.refuses = () => false;
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('failing'))).toBe(3));
    expect(await subjects('failing')).toEqual(['Demande 1', 'Demande 2', 'Demande 3']);
    expect((await seen('failing')).map(({ fate }) => fate)).toEqual(['taken', 'taken', 'taken']);
    await eventually(() => expect(watcher.state().lastError).toBeNull());
  }, 30_000);

  it('tells apart two mails with one Message-ID, hands over mails without any, and knows a twin', async () => {
    const twin = 'Subject: quatre\r\nMessage-ID: <quatre@x.example>\r\n\r\nquatre';
    await dovecot.deliver('hostile', [
      'Subject: un\r\nMessage-ID: <meme@x.example>\r\n\r\nun',
      'Subject: deux\r\nMessage-ID: <meme@x.example>\r\n\r\ndeux',
      'Subject: trois\r\n\r\n',
      Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0x0a, 0x01]),
    ]);
    await dovecot.place('hostile', twin, new Date('2027-03-01T10:00:00Z'));
    await dovecot.place('hostile', twin, new Date('2027-03-01T10:00:00Z'));
    watch('hostile');
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('hostile'))).toBe(6));
    const ledger = await seen('hostile');
    expect(ledger.map(({ fate }) => fate).sort()).toEqual(['taken', 'taken', 'taken', 'taken', 'taken', 'twin']);
    expect(new Set(ledger.map(({ contactId }) => contactId)).size).toBe(5);
    expect(await room.contacts('hostile@ville.example')).toHaveLength(5);
  }, 30_000);

  it('is read on after the server has hung up', async () => {
    const watcher = watch('cut');
    await eventually(() => expect(watcher.state().connected).toBe(true));
    await dovecot.hangUp('cut');
    await eventually(() => expect(watcher.state()).toMatchObject({ connected: false, lastError: 'connection-lost' }));
    await dovecot.deliver('cut', mail(1));
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('cut'))).toBe(1));
    await eventually(() => expect(watcher.state()).toMatchObject({ connected: true, lastError: null }));
  }, 30_000);

  it('passes over a mail the server itself cannot read, and returns to it', async () => {
    await dovecot.deliver('unreadable', [mail(1), mail(2)]);
    await dovecot.setReadable('unreadable', false);
    const watcher = watch('unreadable');
    await eventually(() => expect(watcher.state().lastError).not.toBeNull());
    await dovecot.deliver('unreadable', mail(3));
    await eventually(async () => expect(await subjects('unreadable')).toEqual(['Demande 3']));
    await dovecot.setReadable('unreadable', true);
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('unreadable'))).toBe(3));
    expect(await subjects('unreadable')).toEqual(['Demande 1', 'Demande 2', 'Demande 3']);
  }, 60_000);

  it('keeps a large mail piece by piece; one larger than any mail is on the pile, and stays where it is', async () => {
    const large = Buffer.concat([Buffer.from(`${mail(1)}\r\n`), Buffer.alloc(20 * 1024 * 1024, 'ligne\r\n')]);
    const tooLarge = Buffer.concat([Buffer.from(`${mail(2)}\r\n`), Buffer.alloc(65 * 1024 * 1024, 'ligne\r\n')]);
    await dovecot.deliver('large', [large, tooLarge, mail(3)]);
    watch('large');
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('large'))).toBe(3));
    const contacts = (await room.contacts('large@ville.example')).sort((a, b) =>
      a.sourceKey.localeCompare(b.sourceKey),
    );
    expect(contacts.map(({ state, reason }) => reason ?? state)).toEqual(['received', 'too-large', 'received']);
    const [stored, refused, small] = contacts.map(({ raw }) => raw);
    // Above it the server has written who brought it (Return-Path, Received).
    expect(stored!.length).toBeGreaterThan(large.length);
    expect(stored!.subarray(-1002, -2).equals(large.subarray(-1000))).toBe(true);
    expect(refused === null).toBe(true);
    expect(small!.toString()).toContain('Texte de la demande 3');
    expect((await seen('large')).map(({ fate }) => fate)).toEqual(['taken', 'refused', 'taken']);
  }, 60_000);

  it('says that it cannot be opened, and by whose fault', async () => {
    const url = new URL(dovecot.imapUrl('down'));
    url.password = 'faux';
    const refused = watch('down', { url: url.href });
    url.port = '1';
    const unreachable = watch('down', { url: url.href });
    await eventually(() =>
      expect(refused.state()).toMatchObject({ connected: false, lastError: 'credentials-refused' }),
    );
    await eventually(() => expect(unreachable.state()).toMatchObject({ connected: false, lastError: 'unreachable' }));
    const mistyped = watch('down', { url: 'imap.ville.example' });
    await eventually(() => expect(mistyped.state()).toMatchObject({ lastError: 'address-unreadable' }));
    const said = () =>
      room.fresh.database.inTown(room.townId, (tx) =>
        tx.query(`SELECT failure FROM mailbox_state WHERE town_id = $1 AND mailbox = 'down@ville.example'`, [
          room.townId,
        ]),
      );
    await eventually(async () =>
      expect(await said()).toEqual([
        { failure: expect.stringMatching(/^(?:credentials-refused|unreachable|address-unreadable)$/) },
      ]),
    );
  }, 30_000);
});

function watch(user: string, change: Partial<TownMailbox> = {}): MailboxWatcher {
  const mailbox = {
    townId: room.townId,
    address: `${user}@ville.example`,
    serviceId: 'etat-civil',
    url: dovecot.imapUrl(user),
    ...change,
  };
  const watcher = new MailboxWatcher(mailbox, room.ledger, quiet);
  watchers.push(watcher);
  watcher.start();
  return watcher;
}

async function subjects(user: string): Promise<string[]> {
  const contacts = await room.contacts(`${user}@ville.example`);
  return contacts.map(({ raw }) => /^Subject: (.*)\r?$/m.exec(raw!.toString())![1]!).sort();
}

function seen(user: string) {
  return room.seen(`${user}@ville.example`);
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
