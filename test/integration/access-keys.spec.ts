import { startAccessApp, type AccessApp } from '../../src/access/access-app.fixture.js';
import { createKey, grantIn, revokeKey, type Role } from '../../src/access/index.js';
import { withTowns } from '../support/database.js';
import { SetClock } from '../support/set-clock.js';

describe('a key', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  let door: AccessApp;
  beforeAll(async () => {
    fresh = await withTowns();
    door = await startAccessApp(fresh.database, new SetClock());
  });
  afterAll(async () => {
    await door.app.close();
    await fresh.drop();
  });

  const keyOf = async (role: Role, service: string | null = null, town = 'saint-aubin-sur-gier') =>
    createKey(fresh.database, 'site de la ville', await grantIn(fresh.database, town, role, service));
  const ask = (method: 'GET' | 'POST', url: string, authorization: string, headers: Record<string, string> = {}) =>
    door.app.inject({ method, url, headers: { authorization, ...headers } });
  const contacts = '/api/towns/saint-aubin-sur-gier/contacts';
  const closing = '/api/towns/saint-aubin-sur-gier/closing';

  it('opens the desk of its town, in its role, and signs the journal with its label', async () => {
    const { text } = await keyOf('agent', 'etat-civil');
    expect((await ask('GET', contacts, `Bearer ${text}`)).json()).toEqual({
      slug: 'saint-aubin-sur-gier',
      role: 'agent',
      serviceId: 'etat-civil',
      by: 'clé site de la ville',
    });
  });

  it('says nothing of another town: 404, as one that does not exist', async () => {
    const { text } = await keyOf('admin');
    const other = await ask('GET', '/api/towns/grandval/contacts', `Bearer ${text}`);
    expect(other.statusCode).toBe(404);
    expect((await ask('GET', '/api/towns/nulle-part/contacts', `Bearer ${text}`)).json()).toEqual(other.json());
  });

  it('does not become another town’s by naming it', async () => {
    const { text } = await keyOf('admin');
    const hex = (id: string) => id.replaceAll('-', '');
    const moved = text.replace(hex(fresh.saintAubin), hex(fresh.grandval));
    expect(moved).not.toBe(text);
    expect((await ask('GET', '/api/towns/grandval/contacts', `Bearer ${moved}`)).statusCode).toBe(401);
  });

  it('acts without a browser, from wherever it is', async () => {
    const { text } = await keyOf('supervisor');
    expect((await ask('POST', closing, `Bearer ${text}`)).statusCode).toBe(201);
    expect((await ask('POST', closing, `Bearer ${text}`, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(201);
    const { text: operator } = await keyOf('operator');
    expect((await ask('POST', closing, `Bearer ${operator}`)).statusCode).toBe(403);
  });

  it('that is revoked opens nothing any more, and is revoked once', async () => {
    const { id, text } = await keyOf('operator');
    expect(await revokeKey(fresh.database, fresh.grandval, id)).toBe(false);
    expect(await revokeKey(fresh.database, fresh.saintAubin, 'not-an-id')).toBe(false);
    expect(await revokeKey(fresh.database, fresh.saintAubin, id)).toBe(true);
    expect(await revokeKey(fresh.database, fresh.saintAubin, id)).toBe(false);
    expect((await ask('GET', contacts, `Bearer ${text}`)).statusCode).toBe(401);
  });

  it('with a wrong secret, in another form, or half of one opens nothing', async () => {
    const { text } = await keyOf('operator');
    const { text: other } = await keyOf('operator');
    const swapped = `${text.slice(0, text.lastIndexOf('_', 72))}_${other.slice(-43)}`;
    for (const authorization of [
      `Bearer ${swapped}`,
      `Bearer ${text.slice(0, -1)}`,
      `Basic ${text}`,
      text,
      'Bearer',
      '',
    ]) {
      expect((await ask('GET', contacts, authorization)).statusCode).toBe(401);
    }
  });

  it('is kept only as a hash', async () => {
    const { text } = await keyOf('operator');
    const kept = await fresh.database.inTown(fresh.saintAubin, (tx) => tx.query('SELECT * FROM api_key'));
    expect(JSON.stringify(kept)).not.toContain(text.slice(-43));
  });

  it('is not made for a town that does not exist, nor for an agent without a service of the town', async () => {
    await expect(keyOf('operator', null, 'nulle-part')).rejects.toThrow('there is no town nulle-part');
    await expect(keyOf('agent')).rejects.toThrow('an agent belongs to a service');
    await expect(keyOf('agent', 'astronomie')).rejects.toThrow('the town has no service astronomie');
    await expect(keyOf('mailroom', 'etat-civil')).rejects.toThrow('the role mailroom has no service');
  });
});
