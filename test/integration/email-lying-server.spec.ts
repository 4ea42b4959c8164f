import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import pino from 'pino';
import { MailboxWatcher } from '../../src/channels/email/index.js';
import { eventually } from '../support/eventually.js';
import { startLyingImap, type LyingImap } from '../support/lying-imap.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';

const megabyte = 1024 * 1024;
const quiet = pino({ level: 'silent' });
const silenceMs = 800;

let room: MailRoom;
let server: LyingImap;
let watcher: MailboxWatcher;
let address = '';
let boxes = 0;
let looking: NodeJS.Timeout;

beforeAll(async () => {
  room = await openMailRoom();
  // What is a minute and a half for a town hall would be one for each test that waits for it.
  const connect = ImapFlow.prototype.connect;
  jest.spyOn(ImapFlow.prototype, 'connect').mockImplementation(function (this: ImapFlow) {
    Object.assign(this, { socketTimeout: silenceMs });
    return connect.call(this);
  });
}, 60_000);
afterAll(() => room?.close());
beforeEach(async () => {
  server = await startLyingImap();
  address = `mensonge-${(boxes += 1)}@ville.example`;
});
afterEach(async () => {
  clearInterval(looking);
  await Promise.all([watcher?.stop(), server.stop()]);
  room.ledger.refuses = () => false;
});

describe('a server that lies', () => {
  it.each([
    ['announces three gigabytes', 'three-gigabytes', 'server-out-of-bounds'],
    ['hangs up in the middle of a mail', 'hang-up', 'connection-lost'],
    ['never answers', 'silence', 'timed-out'],
    ['says that all is well, and leaves a mail out', 'left-out', 'message-not-fetched'],
  ] as const)(
    'and %s stops no other mail, is named, and is forgiven',
    async (_lie, content, failure) => {
      deliver(mail(1), mail(2), mail(3));
      server.lie({ content: ({ uid, raw }) => (uid === 2 ? content : raw) });
      const failures = watch();
      const before = process.memoryUsage().rss;
      await eventually(async () => expect(await words()).toEqual(['mot 1', 'mot 3']));
      await eventually(() => expect(failures()).toContain(failure));
      deliver(mail(4));
      await eventually(async () => expect(await words()).toEqual(['mot 1', 'mot 3', 'mot 4']));
      expect(await fates()).toEqual(['taken', 'waiting', 'taken', 'taken']);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * megabyte);
      server.lie({});
      await balances(4);
    },
    60_000,
  );

  it('and calls large mails small has no more of them held at once than one mail may weigh', async () => {
    const filling = Buffer.alloc(20 * megabyte, 'ligne\r\n');
    deliver(...[1, 2, 3, 4].map((number) => Buffer.concat([mail(number), filling])));
    server.lie({ size: () => 1 });
    const before = room.ledger.taken.length;
    watch();
    await balances(4);
    // Three of twenty megabytes are less than 64; a busy machine may lose the connection, and fetch some once more.
    expect(Math.max(...room.ledger.taken.slice(before))).toBe(3);
  }, 60_000);

  it('and calls a small mail a giant does not put it on the pile; a giant that is one stays in the mailbox', async () => {
    deliver(mail(1), Buffer.concat([mail(2), Buffer.alloc(megabyte, 'ligne\r\n')]), mail(3));
    server.lie({ size: ({ uid, raw }) => (uid === 3 ? raw.length : 2 ** 31) });
    watch();
    await eventually(async () => expect(await fates()).toEqual(['taken', 'refused', 'taken']));
    expect(await words()).toEqual(['mot 1', 'mot 3']);
    await eventually(() => expect(server.marked.size).toBe(3));
  }, 30_000);

  it('and gives another content the second time has the one kept that was stored, and no other', async () => {
    deliver(mail(1), mail(2));
    server.lie({ content: ({ uid, raw }, nth) => (nth === 1 ? raw : mail(uid * 10)) });
    room.ledger.refuses = ({ uid }) => uid === 2;
    const failures = watch();
    await eventually(() => expect(failures()).toContain('message-not-stored'));
    room.ledger.refuses = () => false;
    await balances(2);
    await readAgain();
    expect(await words()).toEqual(['mot 1', 'mot 20']);
  }, 30_000);

  it.each([
    ['gives every mail twice', (mails: readonly object[]) => mails.flatMap((one) => [one, one])],
    ['gives them in any order', (mails: readonly object[]) => [...mails].reverse()],
    ['gives others than were asked for', () => server.mails],
  ] as const)('and %s has each of them stored once', async (_lie, answers) => {
    deliver(...Array.from({ length: 70 }, (_, place) => mail(place + 1)));
    server.lie({ answers: answers as never });
    watch();
    await balances(70);
    await readAgain();
    expect(await contacts()).toHaveLength(70);
  });

  it('and announces new mails without end is not asked without end', async () => {
    let count = 10;
    deliver(mail(1), mail(2));
    server.lie({ chatter: () => Array.from({ length: 50 }, () => `* ${(count += 1)} EXISTS\r\n`).join('') });
    watch();
    await balances(2);
    const [asked, from] = [server.asked(), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const perSecond = (server.asked() - asked) / ((performance.now() - from) / 1000);
    // Four rounds, of four commands each.
    expect(perSecond).toBeLessThan(20);
  }, 30_000);

  it('and will not mark is told of for as long as it will not; nothing is stored twice for it', async () => {
    deliver(mail(1), mail(2));
    server.lie({ refuses: ['STORE'] });
    watch();
    await eventually(async () => expect(await contacts()).toHaveLength(2));
    await eventually(() => expect(watcher.state().lastError).toBe('message-not-marked'));
    const passedAt = watcher.state().lastSeenAt!.getTime();
    await eventually(() => expect(watcher.state().lastSeenAt!.getTime()).toBeGreaterThan(passedAt));
    expect(watcher.state().lastError).toBe('message-not-marked');
    server.lie({});
    await balances(2);
  }, 30_000);

  it.each(['SEARCH', 'FETCH'] as const)(
    'and refuses to %s has lost no mail for it',
    async (command) => {
      deliver(mail(1), mail(2));
      server.lie({ refuses: [command] });
      const failures = watch();
      await eventually(() => expect(failures().some((failure) => failure !== null)).toBe(true));
      expect(await contacts()).toEqual([]);
      server.lie({});
      await balances(2);
      expect(await fates()).toEqual(['taken', 'taken']);
    },
    30_000,
  );

  it('and numbers its mails anew whenever it is asked makes none of them two', async () => {
    deliver(mail(1), mail(2), mail(3));
    let validity = 1;
    server.lie({ uidValidity: () => (validity += 1) });
    watch();
    await balances(3);
    for (let round = 0; round < 3; round += 1) {
      server.hangUp();
      await eventually(() => expect(watcher.state().connected).toBe(false));
      await eventually(() => expect(watcher.state()).toMatchObject({ connected: true, lastError: null }));
    }
    expect(await contacts()).toHaveLength(3);
    expect(new Set((await room.seen(address)).map(({ uidValidity }) => uidValidity)).size).toBeGreaterThan(3);
  }, 60_000);
});

/** @returns the failures its state has shown so far */
function watch(): () => (string | null)[] {
  const shown = new Set<string | null>();
  watcher = new MailboxWatcher({ townId: room.townId, address, url: server.url }, room.ledger, quiet);
  watcher.start();
  clearInterval(looking);
  looking = setInterval(() => shown.add(watcher.state().lastError), 10);
  return () => [...shown];
}

/** Another session, which knows only what is written down. */
async function readAgain(): Promise<void> {
  await watcher.stop();
  watch();
  await eventually(() => expect(watcher.state()).toMatchObject({ lastError: null, lastSeenAt: expect.any(Date) }));
}

/** Every mail is one contact, is marked, and is known by its number; nothing is wrong any more. */
async function balances(mails: number): Promise<void> {
  await eventually(() => expect(server.marked.size).toBe(mails));
  await eventually(() => expect(watcher.state()).toMatchObject({ connected: true, lastError: null }));
  expect(await contacts()).toHaveLength(mails);
}

function contacts() {
  return room.contacts(address);
}

async function words(): Promise<string[]> {
  return (await contacts()).flatMap(({ raw }) => /mot \d+/.exec(raw?.toString() ?? '')?.[0] ?? []).sort();
}

async function fates(): Promise<string[]> {
  return (await room.seen(address)).map(({ fate }) => fate);
}

function deliver(...raws: Buffer[]): void {
  for (const raw of raws) server.mails.push({ uid: server.mails.length + 1, raw });
}

function mail(number: number): Buffer {
  return Buffer.from(
    `From: u${number}@courriel.example\r\nMessage-ID: <${number}@courriel.example>\r\n\r\nmot ${number}\r\n`,
  );
}
