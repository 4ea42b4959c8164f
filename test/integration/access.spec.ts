import { createHmac } from 'node:crypto';
import { startAccessApp, type AccessApp } from '../../src/access/access-app.fixture.js';
import { createAccount, grantIn, joinTown, type Role } from '../../src/access/index.js';
import { withTowns } from '../support/database.js';
import { commonTime, SetClock } from '../support/set-clock.js';

const password = 'un train peut en cacher un autre';
const fromUs = { 'sec-fetch-site': 'same-origin' };
const contacts = '/api/towns/saint-aubin-sur-gier/contacts';
const closing = '/api/towns/saint-aubin-sur-gier/closing';
const hour = 3_600_000;
// Seven passwords are looked at, each made to take its time.
const patienceMs = 30_000;

describe('signing in', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  let clock: SetClock;
  let door: AccessApp;
  beforeAll(async () => {
    fresh = await withTowns();
    await account('claire', 'operator');
    await account('marc', 'supervisor');
  });
  beforeEach(async () => {
    clock = new SetClock();
    door = await startAccessApp(fresh.database, clock);
  });
  afterEach(() => door.app.close());
  afterAll(() => fresh.drop());

  async function account(login: string, role: Role, town = 'saint-aubin-sur-gier') {
    await createAccount(
      fresh.database,
      { login, name: 'Claire Aubry', password },
      await grantIn(fresh.database, town, role, null),
    );
  }
  const ask = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    headers: Record<string, string> = {},
    payload?: object,
  ) => door.app.inject({ method, url, headers, ...(payload && { payload }) });
  const signIn = (login: string, tried = password, headers: Record<string, string> = fromUs) =>
    ask('POST', '/api/session', headers, { login, password: tried });
  /** The header a browser sends back. */
  async function cookieOf(login: string): Promise<string> {
    const answer = await signIn(login);
    expect(answer.statusCode).toBe(200);
    return String(answer.headers['set-cookie']).split(';')[0]!;
  }
  const sessions = () => fresh.database.query<{ token_hash: string }>('SELECT token_hash FROM session');

  it('nobody who has not signed in is let in, and says so in JSON', async () => {
    for (const url of [contacts, '/api/session']) {
      const answer = await ask('GET', url);
      expect([answer.statusCode, answer.json().message]).toEqual([401, 'Connectez-vous pour continuer.']);
    }
    expect((await ask('POST', closing, fromUs)).statusCode).toBe(401);
  });

  it('the webhooks, the form and the health check stay open, and no address that looks like theirs', async () => {
    expect((await ask('GET', '/health/live')).statusCode).toBe(200);
    expect((await ask('GET', '/formulaire/grandval')).statusCode).toBe(200);
    expect((await ask('POST', '/twilio/voice/incoming')).statusCode).toBe(201);
    expect((await ask('GET', '/healthy')).statusCode).toBe(401);
    for (const url of [
      `/twilio/..${contacts}`,
      `/health/%2e%2e${contacts}`,
      `/${contacts}`,
      `${contacts}?x=/health/live`,
    ]) {
      expect({ url, body: (await ask('GET', url)).body }).toEqual({ url, body: expect.not.stringContaining('"role"') });
    }
  });

  it('opens the desk of the town, in the role held there, and says who one is', async () => {
    const cookie = await cookieOf('Claire ');
    const desk = await ask('GET', contacts, { cookie });
    expect(desk.json()).toEqual({ slug: 'saint-aubin-sur-gier', role: 'operator', serviceId: null, by: 'claire' });
    const who = (await ask('GET', '/api/session', { cookie })).json();
    expect(who).toMatchObject({ login: 'claire', name: 'Claire Aubry' });
    expect(who.towns).toEqual([
      expect.objectContaining({
        slug: 'saint-aubin-sur-gier',
        role: 'operator',
        roleInFrench: 'standard',
        serviceId: null,
      }),
    ]);
    expect(who.towns[0].permissions).toContain('see-contacts');
    expect(who.towns[0].permissions).not.toContain('close-dossiers');
  });

  it('keeps the cookie from scripts, from other sites and, behind https, from the open network', async () => {
    const attributes = String((await signIn('claire')).headers['set-cookie'])
      .split('; ')
      .slice(1)
      .sort();
    expect(attributes).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict', 'Secure']);
    const plain = await startAccessApp(fresh.database, clock, { PUBLIC_URL: 'http://localhost:3000' });
    const answer = await plain.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: fromUs,
      payload: { login: 'claire', password },
    });
    expect(String(answer.headers['set-cookie'])).not.toContain('Secure');
    await plain.app.close();
  });

  it('keeps of a session only what cannot be used, and of a password neither', async () => {
    const token = (await cookieOf('claire')).split('=')[1]!.split('.')[0]!;
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await sessions())).not.toContain(token);
    expect(JSON.stringify(await fresh.database.query('SELECT * FROM account'))).not.toContain(password);
  });

  it('a wrong password and an unknown login get the same answer', async () => {
    const wrong = await signIn('claire', 'sésame ouvre-toi');
    const unknown = await signIn('personne', 'sésame ouvre-toi');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json().message).toBe('Identifiant ou mot de passe incorrect.');
    expect(unknown.json()).toEqual(wrong.json());
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('and cost the machine the same work, so that the delay tells no login', async () => {
    const workOf = async (login: string) => {
      const before = process.cpuUsage();
      await signIn(login, 'sésame ouvre-toi');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const known = await workOf('claire');
    expect(await workOf('personne')).toBeGreaterThan(known / 3);
  });

  it('fields left out are named, and none of it is tried', async () => {
    const answer = await ask('POST', '/api/session', fromUs, { login: 'claire' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toEqual([{ field: 'password', message: 'Ce champ est obligatoire.' }]);
    expect((await signIn('claire', 'x'.repeat(201))).statusCode).toBe(422);
  });

  it(
    'after five failures even the right password waits, however many were tried at once',
    async () => {
      const volley = await Promise.all(Array.from({ length: 8 }, (_, nth) => signIn('claire', `essai ${nth}`)));
      expect(volley.map(({ statusCode }) => statusCode).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      const braked = await signIn('claire');
      expect([braked.statusCode, braked.headers['retry-after']]).toEqual([429, '900']);
      expect(braked.json().message).toBe('Trop d’essais avec cet identifiant. Réessayez dans un quart d’heure.');
      expect((await signIn('marc')).statusCode).toBe(200);
      clock.set(new Date(commonTime.getTime() + hour / 4));
      expect((await signIn('claire')).statusCode).toBe(200);
    },
    patienceMs,
  );

  it('leaves no login, password, name or address in the log', async () => {
    await signIn('claire');
    await signIn('claire', 'sésame ouvre-toi');
    expect(door.logged()).toContain('a sign-in was refused');
    expect(door.logged()).not.toMatch(/claire|aubry|sésame|127\.0\.0\.1/i);
  });

  it('ends after twelve hours, and the next to sign in sweeps what has expired', async () => {
    const cookie = await cookieOf('claire');
    clock.set(new Date(commonTime.getTime() + 12 * hour - 1));
    expect((await ask('GET', contacts, { cookie })).statusCode).toBe(200);
    clock.set(new Date(commonTime.getTime() + 12 * hour));
    expect((await ask('GET', contacts, { cookie })).statusCode).toBe(401);
    clock.set(new Date(commonTime.getTime() + 24 * hour));
    await cookieOf('marc');
    expect(await sessions()).toHaveLength(1);
  });

  it('ends for good when one signs out', async () => {
    const cookie = await cookieOf('claire');
    const out = await ask('DELETE', '/api/session', { cookie, ...fromUs });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^aiguillage_session=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
    expect((await ask('GET', contacts, { cookie })).statusCode).toBe(401);
    expect((await ask('DELETE', '/api/session', fromUs)).statusCode).toBe(204);
  });

  it('a forged cookie opens nothing, even one whose token is right', async () => {
    const cookie = await cookieOf('claire');
    const [token, signature] = cookie.split('=', 2)[1]!.split('.') as [string, string];
    const bySomebodyElse = createHmac('sha256', 'another secret').update(token).digest('base64').replace(/=+$/, '');
    const forged = [
      token,
      `${token}.`,
      `${token}.${encodeURIComponent(bySomebodyElse)}`,
      `x${token}.${signature}`,
      `.${signature}`,
      '',
      '.',
    ];
    for (const value of forged) {
      const answer = await ask('GET', contacts, { cookie: `aiguillage_session=${value}` });
      expect({ value, status: answer.statusCode }).toEqual({ value, status: 401 });
    }
    expect((await ask('GET', contacts, { cookie })).statusCode).toBe(200);
  });

  it('a page of another site can neither act with our cookie, nor sign anybody in or out', async () => {
    const cookie = await cookieOf('marc');
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://piege.example' };
    expect((await ask('POST', closing, { cookie, ...elsewhere })).statusCode).toBe(403);
    expect((await ask('POST', closing, { cookie })).statusCode).toBe(403);
    expect((await ask('DELETE', '/api/session', { cookie, ...elsewhere })).statusCode).toBe(403);
    expect((await signIn('marc', password, elsewhere)).statusCode).toBe(403);
    expect((await ask('POST', closing, { cookie, ...fromUs })).statusCode).toBe(201);
    expect((await ask('POST', closing, { cookie, origin: 'https://contacts.mairie.example' })).statusCode).toBe(201);
  });

  it('a role that may not do this gets 403, a town that is not one’s own 404, as one that does not exist', async () => {
    const cookie = await cookieOf('claire');
    expect((await ask('POST', closing, { cookie, ...fromUs })).statusCode).toBe(403);
    const other = await ask('GET', '/api/towns/grandval/contacts', { cookie });
    expect(other.statusCode).toBe(404);
    expect((await ask('GET', '/api/towns/nulle-part/contacts', { cookie })).json()).toEqual(other.json());
  });

  it('an account may work for several towns, in a role of its own in each', async () => {
    await account('nadia', 'operator');
    await joinTown(fresh.database, 'nadia', await grantIn(fresh.database, 'grandval', 'supervisor', null));
    const cookie = await cookieOf('nadia');
    const { towns } = (await ask('GET', '/api/session', { cookie })).json();
    expect(towns.map(({ slug, role }: { slug: string; role: Role }) => `${slug}: ${role}`)).toEqual([
      'grandval: supervisor',
      'saint-aubin-sur-gier: operator',
    ]);
    expect((await ask('POST', '/api/towns/grandval/closing', { cookie, ...fromUs })).statusCode).toBe(201);
    expect((await ask('POST', closing, { cookie, ...fromUs })).statusCode).toBe(403);
  });
});
