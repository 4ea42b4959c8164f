import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startImapServer, type ImapServer } from './server.js';

const address = 'contact@ville.example';
const arrivedAt = new Date('2027-03-01T09:00:05.700Z');

let server: ImapServer;
let socket: Socket;
let heard: string;

beforeEach(async () => {
  server = await startImapServer([address]);
  heard = '';
  socket = connect(Number(new URL(server.url(address)).port), '127.0.0.1');
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => (heard += text));
  await answered('* OK');
});
afterEach(async () => {
  socket.destroy();
  await server.stop();
});

describe('the mailbox server of the demo', () => {
  it('lets in by name and password, given in any of the three ways', async () => {
    expect(await say(`a1 LOGIN {21}\r\n${address} {4}\r\ndemo`)).toMatch(/^\+ .*\r\n\+ .*\r\na1 OK/);
    expect(await say(`a2 AUTHENTICATE PLAIN ${credentials('demo')}`)).toMatch(/^a2 OK/);
    const asked = say('a3 AUTHENTICATE PLAIN');
    await answered('+ ');
    socket.write(`${credentials('demo')}\r\n`);
    expect(await asked).toContain('a3 OK');
  });

  it('keeps everybody else out, and lets nobody read before', async () => {
    expect(await say('a1 SELECT INBOX')).toMatch(/^a1 NO/);
    expect(await say(`a2 LOGIN ${address} faux`)).toMatch(/^a2 NO \[AUTHENTICATIONFAILED\]/);
    expect(await say('a3 LOGIN autre@ville.example demo')).toMatch(/^a3 NO/);
    expect(await say(`a4 AUTHENTICATE PLAIN ${credentials('faux')}`)).toMatch(/^a4 NO/);
    expect(await say('a5 AUTHENTICATE CRAM-MD5')).toMatch(/^a5 NO/);
    expect(await say('a6 LIST "" *')).toMatch(/^a6 NO/);
  });

  it('tells what a mail is, byte for byte', async () => {
    const raw = Buffer.from('Subject: \xe9t\xe9\r\n\r\nBonjour\r\n', 'latin1');
    server.mailbox(address).append(raw, arrivedAt);
    await open('SELECT');
    const uid = server.mailbox(address).mails[0]!.uid;
    expect(await say('a FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])')).toBe(
      `* 1 FETCH (FLAGS () INTERNALDATE " 1-Mar-2027 09:00:05 +0000" RFC822.SIZE 25 BODY[] {25}\r\n${raw.toString('latin1')})\r\na OK done\r\n`,
    );
    expect(await say(`b UID FETCH ${uid} BODY.PEEK[]<9.3>`)).toBe(
      `* 1 FETCH (BODY[]<9> {3}\r\n\xe9t\xe9 UID ${uid})\r\nb OK done\r\n`,
    );
    expect(await say('c FETCH 1 BODY[]<100.5>')).toContain('BODY[]<100> {0}\r\n FLAGS (\\Seen))');
    expect(await say('d FETCH 1 FLAGS')).toContain('FLAGS (\\Seen)');
  });

  it('changes flags, and finds mails by them', async () => {
    for (const text of ['un', 'deux', 'trois']) server.mailbox(address).append(Buffer.from(text), arrivedAt);
    await open('SELECT');
    expect(await say('a STORE 1,3 +FLAGS ($Aiguillage \\seen)')).toContain('* 3 FETCH (FLAGS ($Aiguillage \\Seen))');
    expect(await say('b STORE 3 -FLAGS.SILENT $AIGUILLAGE')).toBe('b OK done\r\n');
    expect(await say('c SEARCH UNKEYWORD $Aiguillage')).toContain('* SEARCH 2 3\r\n');
    expect(await say('d SEARCH KEYWORD $aiguillage')).toContain('* SEARCH 1\r\n');
    expect(await say('e SEARCH SEEN UNKEYWORD $Aiguillage')).toContain('* SEARCH 3\r\n');
    expect(await say('f SEARCH UNSEEN')).toContain('* SEARCH 2\r\n');
    const [first, , third] = server.mailbox(address).mails;
    expect(await say(`g UID SEARCH ALL UID ${third!.uid}:*`)).toContain(`* SEARCH ${third!.uid}\r\n`);
    expect(await say(`h UID STORE ${first!.uid} FLAGS ()`)).toContain(`* 1 FETCH (UID ${first!.uid} FLAGS ())`);
    expect(await say('i SEARCH KEYWORD $Aiguillage')).toBe('* SEARCH\r\ni OK done\r\n');
  });

  it('changes nothing in a mailbox opened for reading only', async () => {
    server.mailbox(address).append(Buffer.from('un'), arrivedAt);
    await open('EXAMINE');
    expect(await say('a STORE 1 +FLAGS \\Seen')).toMatch(/^a NO/);
    expect(await say('b FETCH 1 BODY[]')).not.toContain('Seen');
    expect(await say('c SEARCH UNSEEN')).toContain('* SEARCH 1\r\n');
  });

  it('tells of a new mail at once during IDLE, else with the next answer', async () => {
    await open('SELECT');
    server.mailbox(address).append(Buffer.from('un'), arrivedAt);
    expect(await say('a NOOP')).toBe('* 1 EXISTS\r\na OK done\r\n');
    const idling = say('b IDLE');
    await answered('+ idling');
    server.mailbox(address).append(Buffer.from('deux'), arrivedAt);
    await answered('* 2 EXISTS');
    socket.write('DONE\r\n');
    expect(await idling).toContain('b OK');
    expect(await say('c NOOP')).toBe('c OK done\r\n');
    expect(await say('d SELECT Archives')).toMatch(/^d NO/);
    server.mailbox(address).append(Buffer.from('trois'), arrivedAt);
    expect(await say('e NOOP')).toBe('e OK done\r\n');
    expect(await say('f SEARCH ALL')).toMatch(/^f NO/);
  });

  it('lists INBOX and nothing else', async () => {
    await open('SELECT');
    for (const pattern of ['*', '%', 'inbox', 'IN*']) {
      expect(await say(`a LIST "" ${pattern}`)).toBe('* LIST (\\HasNoChildren) "/" INBOX\r\na OK done\r\n');
    }
    expect(await say('b LIST "" ""')).toContain('* LIST (\\Noselect) "/" ""');
    expect(await say('c LIST "" Archives')).toBe('c OK done\r\n');
    expect(await say('d LSUB "" *')).toContain('* LSUB (\\HasNoChildren) "/" INBOX');
  });

  it('says what it does not understand, and goes on', async () => {
    await open('SELECT');
    for (const nonsense of [
      'EXPUNGE',
      'UID',
      'UID IDLE',
      'FETCH 1',
      'FETCH x UID',
      'FETCH 1 ENVELOPE',
      'SEARCH',
      'SEARCH (ALL)',
      'SEARCH FROM ines',
      'STORE 1 SIZE 3',
      'LOGIN "',
      'SELECT',
      '__proto__',
      'SEARCH constructor',
      'FETCH 1 __proto__',
    ]) {
      expect(await say(`a ${nonsense}`)).toMatch(/^a BAD /);
    }
    const idling = say('b IDLE');
    await answered('+ idling');
    socket.write('c NOOP\r\n');
    expect(await idling).toContain('b BAD');
    expect(await say('d NOOP')).toBe('d OK done\r\n');
  });

  it('hangs up on LOGOUT, and on a command without end', async () => {
    expect(await say('a LOGOUT')).toBe('* BYE until next time\r\na OK done\r\n');
    await once(socket, 'close');
    socket = connect(Number(new URL(server.url(address)).port), '127.0.0.1');
    socket.resume();
    socket.write('x'.repeat(70_000));
    await once(socket, 'close');
  });

  it('is another server at each start: what a UID meant before, it means no longer', async () => {
    const before = server.mailbox(address).uidValidity;
    await server.stop();
    server = await startImapServer([address]);
    expect(server.mailbox(address).uidValidity).toBeGreaterThan(before);
    expect(server.mailbox(address).mails).toHaveLength(0);
  });
});

/** Sends one command and resolves with all that is said up to the line that bears its tag. */
async function say(command: string): Promise<string> {
  const tag = command.slice(0, command.indexOf(' '));
  heard = '';
  socket.write(`${command}\r\n`);
  await answered(new RegExp(`^${tag} .*\r\n`, 'm'));
  return heard;
}

async function answered(sign: string | RegExp): Promise<void> {
  const isThere = () => (typeof sign === 'string' ? heard.includes(sign) : sign.test(heard));
  while (!isThere()) await once(socket, 'data', { signal: AbortSignal.timeout(2_000) });
}

async function open(verb: 'SELECT' | 'EXAMINE'): Promise<void> {
  await say(`login LOGIN ${address} demo`);
  expect(await say(`open ${verb} INBOX`)).toContain('open OK');
}

function credentials(password: string): string {
  return Buffer.from(`\0${address}\0${password}`).toString('base64');
}
