import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { MailboxWatcher, type TownMailbox } from '../../src/channels/email/index.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { asMailClient, heldIn } from '../support/mail-client.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';

const users = [
  'renumbered',
  'moved',
  'folders',
  'filed',
  'taken',
  'killed',
  'compared',
  'crowd',
  'restored',
  'backed-up',
  'unmarked',
  'unwritten',
  'crashed',
  'departed',
];
const quiet = pino({ level: 'silent' });

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

describe('the ledger of a mailbox', () => {
  it('knows its mails again when the server numbers them anew, without fetching them', async () => {
    await dovecot.deliver('renumbered', mails(1, 20));
    const first = await readOnce('renumbered');
    await first.stop();
    await dovecot.renumber('renumbered');
    await dovecot.deliver('renumbered', mails(21, 22));
    const taken = room.ledger.taken.length;
    await readOnce('renumbered');
    expect(await contacts('renumbered')).toBe(22);
    const ledger = await room.seen(address('renumbered'));
    const [old, after] = [...new Set(ledger.map(({ uidValidity }) => uidValidity))];
    const fates = (validity: string | undefined) =>
      ledger.flatMap(({ uidValidity, fate }) => (uidValidity === validity ? [fate] : [])).sort();
    expect(fates(old)).toEqual(Array<string>(20).fill('taken'));
    expect(fates(after)).toEqual(['taken', 'taken', ...Array<string>(20).fill('twin')]);
    expect(room.ledger.taken.slice(taken)).toEqual([2]);
  }, 60_000);

  it('takes other mails under the same numbers for what they are', async () => {
    await dovecot.deliver('restored', mails(1, 3));
    await (await readOnce('restored')).stop();
    await asMailClient(dovecot.imapUrl('restored'), async (client) => {
      await client.messageDelete('1:*', { uid: true });
    });
    await dovecot.renumber('restored');
    await dovecot.deliver('restored', mails(4, 6));
    await readOnce('restored');
    expect(await contacts('restored')).toBe(6);
  }, 60_000);

  it('takes what comes after the server was restored from an older copy, and gave its numbers again', async () => {
    await dovecot.deliver('backed-up', mails(1, 2));
    const first = watch('backed-up', { fileTo: 'Traité' });
    await eventually(async () => expect(await contacts('backed-up')).toBe(2));
    const restore = await dovecot.backUp('backed-up');
    await dovecot.deliver('backed-up', mails(3, 5));
    await eventually(async () => expect(await contacts('backed-up')).toBe(5));
    await first.stop();
    await restore();
    // INTERNALDATE counts whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await dovecot.deliver('backed-up', mails(6, 7));
    watch('backed-up', { fileTo: 'Traité' });
    await eventually(async () => expect(await contacts('backed-up')).toBe(7));
    await dovecot.deliver('backed-up', mails(8, 9));
    await eventually(async () => expect(await contacts('backed-up')).toBe(9));
  }, 60_000);

  it('finds a mailbox again that was moved to another server, marks lost and all', async () => {
    const dates = new Date('2027-03-01T09:00:00Z');
    const first = await readOnce('moved');
    for (const raw of mails(1, 5)) await dovecot.place('moved', raw, dates);
    await eventually(async () => expect(await contacts('moved')).toBe(5));
    await first.stop();
    const other = await startDovecot(['moved']);
    try {
      const reading = watch('moved', { url: other.imapUrl('moved') });
      await eventually(() => expect(reading.state().connected).toBe(true));
      for (const raw of mails(1, 6)) await other.place('moved', raw, dates);
      await eventually(async () => expect(await contacts('moved')).toBe(6));
      await reading.stop();
    } finally {
      await other.stop();
    }
    expect((await room.seen(address('moved'))).filter(({ fate }) => fate === 'twin')).toHaveLength(5);
  }, 60_000);

  it('holds every folder the town names, also one that another programme sorts mails into', async () => {
    await asMailClient(dovecot.imapUrl('folders'), async (client) => {
      await client.mailboxCreate('Demandes');
      await client.append('Demandes', mail(1));
    });
    await dovecot.deliver('folders', mail(2));
    const watcher = watch('folders', { folders: ['INBOX', 'Demandes', 'Absent'] });
    await eventually(async () => expect(await contacts('folders')).toBe(2));
    expect((await room.seen(address('folders'))).map(({ folder }) => folder)).toEqual(['Demandes', 'INBOX']);
    await eventually(() => expect(watcher.state().lastError).toBe('folder-missing'));
  }, 30_000);

  it('sees each mail filed where the town wants it, also one stored just before a crash', async () => {
    await dovecot.deliver('filed', mails(1, 3));
    await (await readOnce('filed')).stop();
    expect(await countIn('filed', 'INBOX')).toBe(3);
    // Stored and left in INBOX is what a crash between the two leaves behind.
    watch('filed', { fileTo: 'Traité' });
    await eventually(async () => expect(await countIn('filed', 'Traité')).toBe(3));
    await dovecot.deliver('filed', mail(4));
    await eventually(async () => expect(await countIn('filed', 'Traité')).toBe(4));
    expect(await countIn('filed', 'INBOX')).toBe(0);
    expect(await contacts('filed')).toBe(4);
  }, 30_000);

  it('marks again what another programme has taken the mark off, and does not take it twice', async () => {
    await dovecot.deliver('unmarked', mails(1, 3));
    await (await readOnce('unmarked')).stop();
    await asMailClient(dovecot.imapUrl('unmarked'), async (client) => {
      await client.messageFlagsRemove('2', ['$Aiguillage'], { uid: true });
    });
    watch('unmarked');
    await eventually(() =>
      asMailClient(dovecot.imapUrl('unmarked'), async (client) => {
        expect(await client.search({ unKeyword: '$Aiguillage' }, { uid: true })).toEqual([]);
      }),
    );
    expect(await contacts('unmarked')).toBe(3);
    expect(await room.seen(address('unmarked'))).toHaveLength(3);
  }, 30_000);

  it('notes a mail that another programme took away before it was stored', async () => {
    room.ledger.refuses = ({ arrival }) => arrival.original!.bytes.includes('Demande 2');
    await dovecot.deliver('taken', mails(1, 2));
    const watcher = watch('taken');
    await eventually(() => expect(watcher.state().lastError).toBe('message-not-stored'));
    await asMailClient(dovecot.imapUrl('taken'), async (client) => {
      await client.messageDelete('2', { uid: true });
    });
    await eventually(async () =>
      expect((await room.seen(address('taken'))).map(({ fate }) => fate)).toEqual(['taken', 'gone']),
    );
    await eventually(() => expect(watcher.state().lastError).toBeNull());
  }, 30_000);

  it('keeps for stored what was stored just before a crash, and taken away before it was filed', async () => {
    await dovecot.deliver('crashed', mails(1, 2));
    await (await readOnce('crashed')).stop();
    await asMailClient(dovecot.imapUrl('crashed'), async (client) => {
      await client.messageFlagsRemove('1:2', ['$Aiguillage'], { uid: true });
    });
    // It is met again without our mark, and this time cannot be stored.
    room.ledger.refuses = ({ arrival }) => arrival.original!.bytes.includes('Demande 2');
    const watcher = watch('crashed');
    await eventually(() => expect(watcher.state().lastError).toBe('message-not-stored'));
    await asMailClient(dovecot.imapUrl('crashed'), async (client) => {
      await client.messageDelete('2', { uid: true });
    });
    await eventually(() => expect(watcher.state().lastError).toBeNull());
    const [, second] = await room.seen(address('crashed'));
    expect(second).toMatchObject({ fate: 'twin', contactId: expect.any(String), reason: null });
    expect(await contacts('crashed')).toBe(2);
  }, 30_000);

  it('does not count as read what it could not even write down', async () => {
    const wait = jest.spyOn(room.ledger, 'wait').mockRejectedValue(new Error('the database is away'));
    room.ledger.refuses = ({ arrival }) => arrival.original!.bytes.includes('Demande 2');
    await dovecot.deliver('unwritten', mails(1, 3));
    const first = watch('unwritten');
    await eventually(() => expect(first.state().lastError).toBe('message-not-stored'));
    await first.stop();
    expect(await contacts('unwritten')).toBe(2);
    wait.mockRestore();
    room.ledger.refuses = () => false;
    await readOnce('unwritten');
    expect(await contacts('unwritten')).toBe(3);
  }, 30_000);

  it('balances after the server was killed in the middle, again and again', async () => {
    // What the other tests have put before the line, which stands still here, is no reason to wait.
    await asOwner('DELETE FROM outbox WHERE $1::text IS NOT NULL', 'killed');
    await dovecot.deliver('killed', mails(1, 300));
    watch('killed');
    for (const stored of [1, 100, 200]) {
      await eventually(async () => expect(await contacts('killed')).toBeGreaterThanOrEqual(stored));
      await dovecot.killAndRestart();
    }
    await eventually(async () => expect(await contacts('killed')).toBe(300), 60_000);
    const ledger = await room.seen(address('killed'));
    expect(new Set(ledger.map(({ contactId }) => contactId)).size).toBe(300);
    expect(ledger).toHaveLength(300);
  }, 120_000);

  it('is compared with the server every day, and what is missing is fetched', async () => {
    await dovecot.deliver('compared', mails(1, 4));
    await (await readOnce('compared')).stop();
    expect(await checkOf('compared')).toMatchObject({ onServer: 4, known: 4, missing: 0, waiting: 0, departed: 0 });
    // What no programme should be able to do: a hole in the ledger below what was read, one wrongly taken for gone, and a day gone by.
    await asOwner(
      `DELETE FROM mail_seen WHERE mailbox = $1 AND uid = 2;
       UPDATE mail_seen SET fate = 'gone', contact_id = NULL WHERE mailbox = $1 AND uid = 3;
       UPDATE mail_folder SET checked_at = now() - interval '2 days' WHERE mailbox = $1`,
      'compared',
    );
    await asMailClient(dovecot.imapUrl('compared'), async (client) => {
      await client.messageDelete('4', { uid: true });
    });
    watch('compared', { fileTo: 'Traité' });
    // One is filed before; what the ledger does not know is not.
    await eventually(async () =>
      expect(await checkOf('compared')).toMatchObject({ onServer: 2, missing: 2, departed: 2 }),
    );
    await eventually(async () => expect(await countIn('compared', 'Traité')).toBe(3));
    expect(await room.seen(address('compared'))).toHaveLength(4);
    expect(await contacts('compared')).toBe(4);
  }, 60_000);

  it('knows at once what has left the folder, where the server says so', async () => {
    const left = async () =>
      (await room.seen(address('departed'))).filter(({ hasLeft }) => hasLeft).map(({ uid, fate }) => ({ uid, fate }));
    const remove = (uid: string) =>
      asMailClient(dovecot.imapUrl('departed'), (client) => client.messageDelete(uid, { uid: true }));
    // The third cannot be stored; nobody listens when the second goes, and the day's comparison is long from now.
    room.ledger.refuses = ({ arrival }) => arrival.original!.bytes.includes('Demande 3');
    await dovecot.deliver('departed', mails(1, 3));
    const first = watch('departed');
    await eventually(() => expect(first.state().lastError).toBe('message-not-stored'));
    await remove('1,3');
    const gone = [
      { uid: 1, fate: 'taken' },
      { uid: 3, fate: 'gone' },
    ];
    await dovecot.deliver('departed', mails(4, 4));
    await eventually(async () => expect(await left()).toEqual(gone));
    await eventually(() => expect(first.state().lastError).toBeNull());
    await first.stop();
    await remove('2');
    watch('departed');
    await eventually(async () => expect(await left()).toEqual([gone[0], { uid: 2, fate: 'taken' }, gone[1]]));
    const { uidValidity, held } = await heldIn(dovecot.imapUrl('departed'), 'INBOX');
    const folder = { townId: room.townId, mailbox: address('departed'), folder: 'INBOX', uidValidity };
    // Each is counted by the comparison that comes next, and by no other; one that was never stored has not departed.
    expect(await room.ledger.compare(folder, held)).toMatchObject({ onServer: 1, departed: 2 });
    await remove('4');
    expect(await room.ledger.compare(folder, [])).toMatchObject({ onServer: 0, departed: 1 });
    expect(await room.ledger.compare(folder, [])).toMatchObject({ onServer: 0, departed: 0 });
  }, 30_000);

  it('takes in a new mail at once while thousands of old ones wait for the line', async () => {
    await dovecot.deliver('crowd', mails(1, 2_000));
    watch('crowd');
    // Nobody takes work out of the outbox here: the line is full.
    await eventually(async () => expect(await contacts('crowd')).toBeGreaterThan(60));
    await dovecot.deliver('crowd', mail(9_999));
    await eventually(async () =>
      expect((await room.seen(address('crowd'))).map(({ messageId }) => messageId)).toContain(
        '<demande-9999@courriel.example>',
      ),
    );
    expect(await contacts('crowd')).toBeLessThan(2_001);
  }, 90_000);
});

const address = (user: string) => `${user}@ville.example`;

function watch(user: string, change: Partial<TownMailbox> = {}): MailboxWatcher {
  const mailbox = { townId: room.townId, address: address(user), url: dovecot.imapUrl(user), ...change };
  const watcher = new MailboxWatcher(mailbox, room.ledger, quiet);
  watchers.push(watcher);
  watcher.start();
  return watcher;
}

/** Until a pass without failure. */
async function readOnce(user: string): Promise<MailboxWatcher> {
  const watcher = watch(user);
  await eventually(() => expect(watcher.state()).toMatchObject({ lastError: null, lastSeenAt: expect.any(Date) }));
  return watcher;
}

async function contacts(user: string): Promise<number> {
  const [row] = await room.fresh.database.inTown(room.townId, (tx) =>
    tx.query<{ count: number }>('SELECT count(*)::int AS count FROM contact WHERE town_id = $1 AND source = $2', [
      room.townId,
      address(user),
    ]),
  );
  return row!.count;
}

async function checkOf(user: string) {
  const [row] = await room.fresh.database.inTown(room.townId, (tx) =>
    tx.query(
      `SELECT on_server AS "onServer", known, missing, waiting, departed FROM mail_check WHERE town_id = $1 AND mailbox = $2`,
      [room.townId, address(user)],
    ),
  );
  return row;
}

async function asOwner(sql: string, user: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: room.fresh.ownerUrl });
  await client.connect();
  for (const statement of sql.split(';')) await client.query(statement, [address(user)]);
  await client.end();
}

async function countIn(user: string, folder: string): Promise<number> {
  let count = 0;
  await asMailClient(dovecot.imapUrl(user), async (client) => {
    count =
      ((await client.status(folder, { messages: true }).catch(() => false as const)) || { messages: 0 }).messages ?? 0;
  });
  return count;
}

function mails(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => mail(from + index));
}

function mail(number: number): string {
  return [
    `From: Usager ${number} <usager-${number}@courriel.example>`,
    `Subject: Demande ${number}`,
    `Message-ID: <demande-${number}@courriel.example>`,
    '',
    `Texte de la demande ${number}`,
  ].join('\r\n');
}
