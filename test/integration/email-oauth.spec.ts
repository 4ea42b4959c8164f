import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { MailboxWatcher, type OAuthClient } from '../../src/channels/email/index.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';

const user = 'contact';
const quiet = pino({ level: 'silent' });

/** A provider of tokens: gives them (RFC 6749), and tells the mail server whose they are (RFC 7662). */
const provider = {
  asked: [] as URLSearchParams[],
  good: new Set<string>(),
  answers: 'well' as 'well' | 'no' | 'out of order',
  expiresIn: 3_600,
  replaces: undefined as string | undefined,
};
let http: Server;
let dovecot: Dovecot;
let room: MailRoom;
let watcher: MailboxWatcher | null = null;

beforeAll(async () => {
  http = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  [dovecot, room] = await Promise.all([startDovecot([user], `${url()}/introspect`), openMailRoom()]);
}, 60_000);
beforeEach(() => {
  Object.assign(provider, {
    asked: [],
    good: new Set<string>(),
    answers: 'well',
    expiresIn: 3_600,
    replaces: undefined,
  });
});
afterEach(async () => {
  await watcher?.stop();
  watcher = null;
});
afterAll(async () => {
  await dovecot?.stop();
  await room?.close();
  http?.close();
});

describe('a mailbox that is opened with a token', () => {
  it('is read in the name of the programme, and the token is asked for once', async () => {
    watch({ scope: 'https://mail.example/.default' });
    await eventually(() => expect(watcher!.state()).toMatchObject({ connected: true, lastError: null }));
    await dovecot.hangUp(user);
    await eventually(() => expect(watcher!.state().connected).toBe(false));
    await eventually(() => expect(watcher!.state()).toMatchObject({ connected: true, lastError: null }));
    expect(provider.asked.map((form) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'mairie',
        client_secret: 'secret',
        scope: 'https://mail.example/.default',
      },
    ]);
  }, 30_000);

  it('is read in the name of a person, with what they agreed to', async () => {
    watch({ refreshToken: 'accord' });
    await eventually(() => expect(watcher!.state().connected).toBe(true));
    expect(provider.asked[0]!.get('grant_type')).toBe('refresh_token');
    expect(provider.asked[0]!.get('refresh_token')).toBe('accord');
  }, 30_000);

  it('goes on with what the provider puts in its place', async () => {
    provider.replaces = 'accord-2';
    watch({ refreshToken: 'accord' });
    await eventually(() => expect(watcher!.state().connected).toBe(true));
    provider.good.clear();
    await dovecot.hangUp(user);
    await eventually(() => expect(provider.asked[1]?.get('refresh_token')).toBe('accord-2'));
  }, 30_000);

  it('asks for another token when the one it has is not believed any more', async () => {
    watch({});
    await eventually(() => expect(watcher!.state().connected).toBe(true));
    provider.good.clear();
    await dovecot.hangUp(user);
    await eventually(() => expect(provider.asked).toHaveLength(2));
    await eventually(() => expect(watcher!.state()).toMatchObject({ connected: true, lastError: null }));
  }, 30_000);

  it.each([
    ['no', 'credentials-refused'],
    ['out of order', 'unreachable'],
  ] as const)(
    'says whose fault it is when the provider answers: %s',
    async (answers, failure) => {
      provider.answers = answers;
      watch({});
      await eventually(() => expect(watcher!.state()).toMatchObject({ connected: false, lastError: failure }));
      provider.answers = 'well';
      await eventually(() => expect(watcher!.state()).toMatchObject({ connected: true, lastError: null }));
    },
    30_000,
  );
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await text(request));
  if (request.url === '/introspect') {
    const active = provider.good.has(form.get('token') ?? '');
    response.end(JSON.stringify({ active, username: user }));
    return;
  }
  provider.asked.push(form);
  if (provider.answers === 'out of order') {
    response.writeHead(503).end();
  } else if (provider.answers === 'no') {
    response.writeHead(400).end(JSON.stringify({ error: 'invalid_client' }));
  } else {
    const token = `jeton-${provider.asked.length}`;
    provider.good.add(token);
    const { expiresIn: expires_in, replaces: refresh_token } = provider;
    response.end(JSON.stringify({ access_token: token, expires_in, refresh_token, token_type: 'Bearer' }));
  }
}

function watch(client: Partial<OAuthClient>): void {
  const address = new URL(dovecot.imapUrl(user));
  address.password = '';
  const oauth = { tokenUrl: `${url()}/token`, clientId: 'mairie', clientSecret: 'secret', ...client };
  watcher = new MailboxWatcher(
    { townId: room.townId, address: 'contact@ville.example', url: address.href, oauth },
    room.ledger,
    quiet,
  );
  watcher.start();
}

function url(): string {
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
