import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import pg from 'pg';
import pino from 'pino';
import { MailboxWatcher } from '../../src/channels/email/index.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';
import { rawMail } from '../support/post-office.js';

const patienceMs = 120_000;
const address = 'contact@saint-aubin-sur-gier.example';

describe('aiguillage verify', () => {
  let dovecot: Dovecot;
  let room: MailRoom;
  beforeAll(async () => {
    [dovecot, room] = await Promise.all([startDovecot([address]), openMailRoom()]);
    const numbers = [1, 2, 3];
    await dovecot.deliver(
      address,
      numbers.map((number) => rawMail({ from: `u${number}@courriel.example`, subject: 'Essai', text: 'Bonjour' })),
    );
    const mailbox = { townId: room.townId, address, url: dovecot.imapUrl(address) };
    const watcher = new MailboxWatcher(mailbox, room.ledger, pino({ level: 'silent' }));
    watcher.start();
    await eventually(() => expect(watcher.state()).toMatchObject({ lastError: null, lastSeenAt: expect.any(Date) }));
    await watcher.stop();
  }, 60_000);
  afterAll(async () => {
    await dovecot?.stop();
    await room?.close();
  });

  it(
    'asks the servers, counts what is not read yet apart, and finds what is missing',
    async () => {
      const { code, stdout } = await verify(dovecot.imapUrl(address));
      expect(stdout).toContain(
        `saint-aubin-sur-gier: ${address}, INBOX: 3 on the server, 0 missing, 0 waiting, 0 not read yet\n`,
      );
      expect(stdout).toContain('not asked, SAINT_AUBIN_SCOLAIRE_IMAP_URL not set\n');
      expect(code).toBe(0);
      await dovecot.deliver(address, rawMail({ from: 'u4@courriel.example', subject: 'Essai', text: 'Bonjour' }));
      await lose(2);
      const holed = await verify(dovecot.imapUrl(address));
      expect(holed.stdout).toContain('INBOX: 4 on the server, 1 missing, 0 waiting, 1 not read yet\n');
      expect(holed.code).toBe(1);
    },
    patienceMs,
  );

  it(
    'says which mailbox could not be asked, and why',
    async () => {
      const { code, stdout } = await verify(dovecot.imapUrl(address).replace(/:\d+$/, ':1'));
      expect(stdout).toContain(`saint-aubin-sur-gier: ${address}: could not be asked: unreachable\n`);
      expect(code).toBe(1);
    },
    patienceMs,
  );

  function verify(url: string): Promise<{ code: number | null; stdout: string }> {
    const env = { PATH: process.env.PATH, DATABASE_URL: room.fresh.ownerUrl, SAINT_AUBIN_IMAP_URL: url };
    const child = spawn(process.execPath, ['bin/aiguillage', 'verify'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout })));
  }

  /** What no programme should be able to do. */
  async function lose(uid: number): Promise<void> {
    const client = new pg.Client({ connectionString: room.fresh.ownerUrl });
    await client.connect();
    await client.query('DELETE FROM mail_seen WHERE uid = $1', [uid]);
    await client.end();
  }
});
