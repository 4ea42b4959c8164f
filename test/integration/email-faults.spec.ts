import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { asMailClient, countMarked, heldIn } from '../support/mail-client.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';
import { seeded } from '../support/seeded.js';

const run = promisify(execFile);
const crowd = 5_000;
const kills = 4;
const kilobyte = 1024;
// Given again, the process is killed after the same pauses; what it was doing then may still differ.
const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));

let dovecot: Dovecot;
let room: MailRoom;
let dataDir: string;
let disk: string;
let hasOwnDisk: boolean;
let child: ChildProcess | null = null;

beforeAll(async () => {
  [dovecot, room] = await Promise.all([startDovecot(['foule', 'plein']), openMailRoom()]);
  dataDir = await mkdtemp(join(tmpdir(), 'faults-'));
  disk = join(dataDir, 'disque');
  await mkdir(disk);
  hasOwnDisk = await run('mount', ['-t', 'tmpfs', '-o', `size=${800 * kilobyte}`, 'essai', disk]).then(
    () => true,
    () => false,
  );
}, 60_000);
afterEach(() => kill());
afterAll(async () => {
  if (hasOwnDisk) await run('umount', [disk]);
  await rm(dataDir, { recursive: true, force: true });
  await dovecot?.stop();
  await room?.close();
});

describe('the process that reads a mailbox', () => {
  it(`is killed again and again among ${crowd} mails, and the accounts balance (CRASH_SEED=${seed})`, async () => {
    const random = seeded(seed);
    await fill('foule', crowd);
    const line = setInterval(() => void takeWorkFromTheLine(), 200);
    try {
      let killedAmong = 0;
      while (killedAmong < kills) {
        const before = await countContacts('foule');
        start('foule');
        // Each time a few hundred further, so that the last is killed before the end.
        const enough = before + random() * 0.8 * ((crowd - before) / (kills - killedAmong));
        await eventually(async () => expect(await countContacts('foule')).toBeGreaterThan(enough));
        await kill();
        expect(await countContacts('foule')).toBeLessThan(crowd);
        killedAmong += 1;
      }
      start('foule');
      await eventually(async () => expect(await countMarked(dovecot.imapUrl('foule'))).toBe(crowd), 120_000);
    } finally {
      clearInterval(line);
      await kill();
    }
    expect(await countContacts('foule')).toBe(crowd);
    const ledger = await room.seen(address('foule'));
    expect(ledger).toHaveLength(crowd);
    expect(new Set(ledger.map(({ contactId }) => contactId)).size).toBe(crowd);
    expect(new Set(ledger.map(({ messageId }) => messageId)).size).toBe(crowd);
    expect(await compared('foule')).toEqual({ missing: [], waiting: 0, onServer: crowd });
  }, 240_000);

  it('leaves mails where they are while its disk is full, and takes them all once there is room', async () => {
    // Without the right to mount a disk of its own, no file may be longer than a few kilobytes, which the process is told alike.
    console.info(hasOwnDisk ? 'a full disk: a tmpfs of 800 kB' : 'a full disk: ulimit -f');
    await dovecot.deliver('plein', [
      mail(1),
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => mail(number, 200 * kilobyte)),
    ]);
    await dovecot.deliver('plein', mail(10, 6_000 * kilobyte));
    start('plein', !hasOwnDisk);
    await eventually(async () => {
      const fates = (await room.seen(address('plein'))).map(({ fate, reason }) => reason ?? fate);
      expect(new Set(fates)).toEqual(new Set(['taken', 'message-not-stored']));
      expect(fates).toHaveLength(10);
      expect(fates.at(-1)).toBe('message-not-stored');
    });
    const stored = await countContacts('plein');
    expect(stored).toBeLessThan(8);
    expect(await countMarked(dovecot.imapUrl('plein'))).toBe(stored);
    expect(await unfinishedFiles()).toEqual([]);
    if (hasOwnDisk) await run('mount', ['-o', `remount,size=${64_000 * kilobyte}`, disk]);
    else {
      await kill();
      start('plein');
    }
    await eventually(async () => expect(await countMarked(dovecot.imapUrl('plein'))).toBe(10));
    await kill();
    expect(await countContacts('plein')).toBe(10);
    expect(new Set((await room.seen(address('plein'))).map(({ fate }) => fate))).toEqual(new Set(['taken']));
    expect(await unfinishedFiles()).toEqual([]);
    expect(await compared('plein')).toEqual({ missing: [], waiting: 0, onServer: 10 });
  }, 120_000);
});

const address = (user: string) => `${user}@ville.example`;

function start(user: string, hasLittleRoom = false): void {
  const command = `${hasLittleRoom ? 'ulimit -f 8; ' : ''}exec "$0" --import ./test/support/typescript.mjs test/support/reading-process.ts`;
  child = spawn('sh', ['-c', command, process.execPath], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: room.fresh.serviceUrl,
      DATA_DIR: user === 'plein' ? disk : dataDir,
      MAILBOX: JSON.stringify({ townId: room.townId, address: address(user), url: dovecot.imapUrl(user) }),
    },
  });
}

async function kill(): Promise<void> {
  const ended = child && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  child?.kill('SIGKILL');
  await ended;
  child = null;
}

/** The line behind the mailbox is not full: somebody takes its work. */
async function takeWorkFromTheLine(): Promise<void> {
  await room.fresh.database
    .inTown(room.townId, (tx) => tx.query('DELETE FROM outbox WHERE town_id = $1', [room.townId]))
    .catch(() => undefined);
}

async function fill(user: string, mails: number): Promise<void> {
  await asMailClient(dovecot.imapUrl(user), async () => undefined);
  const at = new Date('2027-03-01T10:00:00Z');
  for (let first = 1; first <= mails; first += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, place) => dovecot.place(user, mail(first + place), at)));
  }
}

async function countContacts(user: string): Promise<number> {
  const [row] = await room.fresh.database.inTown(room.townId, (tx) =>
    tx.query<{ count: number }>('SELECT count(*)::int AS count FROM contact WHERE town_id = $1 AND source = $2', [
      room.townId,
      address(user),
    ]),
  );
  return row!.count;
}

async function compared(user: string) {
  const { uidValidity, held } = await heldIn(dovecot.imapUrl(user));
  const folder = { townId: room.townId, mailbox: address(user), folder: 'INBOX', uidValidity };
  const { missing, waiting, onServer } = await room.ledger.compare(folder, held);
  return { missing, waiting, onServer };
}

async function unfinishedFiles(): Promise<string[]> {
  return (await readdir(disk, { recursive: true })).filter((name) => name.endsWith('.part'));
}

function mail(number: number, bytes = 0): string {
  return [
    `From: Usager ${number} <usager-${number}@courriel.example>`,
    `Subject: Demande ${number}`,
    `Message-ID: <demande-${number}@courriel.example>`,
    '',
    `Texte de la demande ${number}`,
    'ligne\r\n'.repeat(bytes / 7),
  ].join('\r\n');
}
