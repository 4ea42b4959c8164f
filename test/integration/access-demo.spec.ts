import { v7 as uuid } from 'uuid';
import { startAccessApp } from '../../src/access/access-app.fixture.js';
import { refuseUnsafeStart, UnsafeStart } from '../../src/access/index.js';
import { withTowns } from '../support/database.js';
import { SetClock } from '../support/set-clock.js';

type Fresh = Awaited<ReturnType<typeof withTowns>>;
const secret = 'not a secret in a test, but long enough';

describe('in the demo', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await withTowns();
  });
  afterAll(() => fresh.drop());

  async function listening(settings: Record<string, string>, demoVisitor: boolean) {
    const { app } = await startAccessApp(fresh.database, new SetClock(), settings, demoVisitor);
    await app.listen(0, '127.0.0.1');
    const { port } = new URL(await app.getUrl());
    return { app, url: `http://localhost:${port}`, port };
  }

  it('the visitor at the machine is signed in by asking who they are, in both towns, and can act', async () => {
    const { app, url } = await listening({ PUBLIC_URL: 'http://localhost:3000' }, true);
    const who = await fetch(`${url}/api/session`);
    expect(who.status).toBe(200);
    const { name, towns } = (await who.json()) as { name: string; towns: { slug: string; role: string }[] };
    expect(name).toBe('Visiteur de la démonstration');
    expect(towns.map(({ slug, role }) => [slug, role])).toEqual([
      ['grandval', 'admin'],
      ['saint-aubin-sur-gier', 'admin'],
    ]);
    const headers = { cookie: who.headers.get('set-cookie')!.split(';')[0]!, 'sec-fetch-site': 'same-origin' };
    const closing = await fetch(`${url}/api/towns/grandval/closing`, { method: 'POST', headers });
    expect(closing.status).toBe(201);
    await app.close();
  });

  it('many windows opened at once are one account', async () => {
    const { app, url } = await listening({}, true);
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}/api/session`)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const accounts = await fresh.database.query('SELECT password_hash FROM account WHERE demo');
    expect(accounts).toEqual([{ password_hash: null }]);
    await app.close();
  });

  it('no password opens the visitor’s account', async () => {
    const { app } = await startAccessApp(fresh.database, new SetClock(), {}, true);
    const headers = { 'sec-fetch-site': 'same-origin' };
    for (const password of ['null', ' ', 'x']) {
      const payload = { login: 'visiteur-demo', password };
      expect((await app.inject({ method: 'POST', url: '/api/session', headers, payload })).statusCode).toBe(401);
    }
    await app.close();
  });

  it('nobody from elsewhere is signed in, whatever name or header they come with', async () => {
    const { app } = await startAccessApp(fresh.database, new SetClock(), {}, true);
    const who = (remoteAddress: string, headers: Record<string, string>) =>
      app.inject({ method: 'GET', url: '/api/session', remoteAddress, headers });
    const attacks = [
      who('127.0.0.1', { host: 'piege.example' }),
      who('192.0.2.7', { host: 'localhost:3000' }),
      who('192.0.2.7', { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }),
      who('127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '192.0.2.7' }),
      who('127.0.0.1', { host: 'localhost:3000', authorization: 'Bearer aig_x' }),
    ];
    for (const answer of await Promise.all(attacks)) {
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
    }
    expect((await who('127.0.0.1', { host: 'localhost:3000' })).statusCode).toBe(200);
    await app.close();
  });

  it('the visitor must ask: the other routes stay shut until then', async () => {
    const { app, url } = await listening({}, true);
    expect((await fetch(`${url}/api/towns/grandval/contacts`)).status).toBe(401);
    await app.close();
  });

  it('without the demo nobody is, at the machine either', async () => {
    const { app, url } = await listening({}, false);
    expect((await fetch(`${url}/api/session`)).status).toBe(401);
    await app.close();
  });
});

describe('in production', () => {
  let fresh: Fresh;
  beforeEach(async () => {
    fresh = await withTowns();
  });
  afterEach(() => fresh.drop());
  const production = { NODE_ENV: 'production', SESSION_SECRET: secret } as const;
  const demoAccount = () =>
    fresh.database.query(`INSERT INTO account (id, login, name, demo) VALUES ($1, 'visiteur-demo', 'Visiteur', true)`, [
      uuid(),
    ]);

  it('the visitor is not signed in, even when the demo is asked for', async () => {
    const { app } = await startAccessApp(fresh.database, new SetClock(), production, true);
    expect((await app.inject({ method: 'GET', url: '/api/session', headers: { host: 'localhost' } })).statusCode).toBe(
      401,
    );
    expect(await fresh.database.query('SELECT 1 FROM account')).toEqual([]);
    await app.close();
  });

  it('the service does not start on a database the demo has been in, and says what to do', async () => {
    await demoAccount();
    await expect(startAccessApp(fresh.database, new SetClock(), production)).rejects.toThrow(UnsafeStart);
    await expect(refuseUnsafeStart(production, fresh.database)).rejects.toThrow(
      /1 demo account.*DELETE FROM account WHERE demo/,
    );
    await expect(refuseUnsafeStart({ ...production, NODE_ENV: 'test' }, fresh.database)).resolves.toBeUndefined();
  });

  it('nor without a secret that signs sessions; all that is wrong is said at once', async () => {
    const without = { NODE_ENV: 'production', SESSION_SECRET: undefined } as const;
    await expect(refuseUnsafeStart(without, fresh.database)).rejects.toThrow(/SESSION_SECRET is missing/);
    await demoAccount();
    await expect(refuseUnsafeStart(without, fresh.database)).rejects.toMatchObject({
      problems: [expect.any(String), expect.any(String)],
    });
    await expect(refuseUnsafeStart(production, fresh.database)).rejects.toMatchObject({
      problems: [expect.any(String)],
    });
  });
});
