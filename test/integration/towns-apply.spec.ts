import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { applyTowns, CannotRemove, CodeTaken } from '../../src/towns/apply/index.js';
import { loadConfiguration, type Configuration, type TownConfiguration } from '../../src/towns/configuration/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let fresh: FreshDatabase;
let owner: pg.Client;
let shipped: Configuration;
let configuration: Configuration;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  shipped = (await loadConfiguration('config')).configuration!;
  await applyTowns(fresh.ownerUrl, shipped);
});
beforeEach(async () => {
  await owner.query('DELETE FROM dossier');
  configuration = structuredClone(shipped);
  await applyTowns(fresh.ownerUrl, configuration);
});
afterAll(async () => {
  await owner.end();
  await fresh.drop();
});

const apply = () => applyTowns(fresh.ownerUrl, configuration);
const town = (slug: string): TownConfiguration => configuration.towns.find((one) => one.slug === slug)!;
const service = (slug: string, id: string) => town(slug).services.find((one) => one.id === id)!;
const removeService = (slug: string, id: string) => {
  town(slug).services = town(slug).services.filter((one) => one.id !== id);
};
const idOf = async (slug: string): Promise<string> =>
  (await owner.query<{ id: string }>('SELECT id FROM town WHERE slug = $1', [slug])).rows[0]!.id;

async function openDossier(slug: string, serviceId: string): Promise<void> {
  await owner.query(
    `INSERT INTO dossier (town_id, id, number, state, received_at, service_id) VALUES ($1, $2, $3, 'open', now(), $4)`,
    [await idOf(slug), uuid(), `T-${serviceId}`, serviceId],
  );
}

describe('the first apply', () => {
  it('adds everything the towns have written', async () => {
    const other = await freshDatabase();
    try {
      const differences = await applyTowns(other.ownerUrl, shipped);
      const count = (kind: string) => differences.filter((one) => one.kind === kind).length;
      expect(new Set(differences.map(({ change }) => change))).toEqual(new Set(['added']));
      expect(count('town')).toBe(2);
      expect(count('service')).toBe(shipped.towns.flatMap(({ services }) => services).length);
      expect(count('démarche')).toBe(2 * shipped.catalogue.length);
      expect(count('administration')).toBe(2 * shipped.administrations.length);
      expect(count('template')).toBe(2 * shipped.templates.flatMap(({ forms }) => forms).length);
      expect(count('mailbox')).toBe(shipped.towns.flatMap(({ mailboxes }) => mailboxes).length);
      expect(count('scan folder')).toBe(2);
    } finally {
      await other.drop();
    }
  });

  it('gives each town one line without a service, its switchboard, and one for each direct number', async () => {
    const { rows } = await owner.query(
      'SELECT number, service_id FROM line JOIN town ON id = town_id WHERE code = $1',
      ['GV'],
    );
    const { switchboard, services } = town('grandval');
    expect(rows).toHaveLength(1 + services.flatMap(({ sda }) => sda).length);
    expect(rows).toContainEqual({ number: switchboard.phone, service_id: null });
  });
});

describe('a second apply', () => {
  it('finds nothing to change, and keeps the ids of the towns', async () => {
    const before = await owner.query('SELECT id, slug, applied_at FROM town ORDER BY slug');
    expect(await apply()).toEqual([]);
    expect((await owner.query('SELECT id, slug, applied_at FROM town ORDER BY slug')).rows).toEqual(before.rows);
  });

  it('may run beside another: one waits for the other', async () => {
    service('grandval', 'etat-civil').name = 'État civil, élections et cimetières';
    const outcomes = await Promise.all([apply(), apply()]);
    expect(outcomes.map((one) => one.length).sort()).toEqual([0, 2]);
  });
});

describe('what an editor of the configuration changes', () => {
  it('says which service was renamed, and leaves the other town as it was', async () => {
    const before = await owner.query('SELECT applied_at FROM town WHERE slug = $1', ['grandval']);
    service('saint-aubin-sur-gier', 'etat-civil').name = 'État civil';
    expect(await apply()).toEqual([
      { town: 'saint-aubin-sur-gier', kind: 'town', id: 'saint-aubin-sur-gier', change: 'changed' },
      { town: 'saint-aubin-sur-gier', kind: 'service', id: 'etat-civil', change: 'changed' },
    ]);
    expect((await owner.query('SELECT applied_at FROM town WHERE slug = $1', ['grandval'])).rows).toEqual(before.rows);
  });

  it('moves a direct number from one town to the other', async () => {
    const from = service('saint-aubin-sur-gier', 'etat-civil');
    const number = from.sda.pop()!;
    service('grandval', 'etat-civil').sda.push(number);
    const differences = await apply();
    expect(differences).toContainEqual({ town: 'saint-aubin-sur-gier', kind: 'line', id: number, change: 'removed' });
    expect(differences).toContainEqual({ town: 'grandval', kind: 'line', id: number, change: 'added' });
  });

  it('moves a direct number from one service to another', async () => {
    const number = service('saint-aubin-sur-gier', 'etat-civil').sda.pop()!;
    service('saint-aubin-sur-gier', 'elections').sda.push(number);
    expect(await apply()).toContainEqual({
      town: 'saint-aubin-sur-gier',
      kind: 'line',
      id: number,
      change: 'changed',
    });
    const { rows } = await owner.query('SELECT service_id FROM line WHERE number = $1', [number]);
    expect(rows).toEqual([{ service_id: 'elections' }]);
  });

  it('replaces a template by its new version in both towns', async () => {
    const form = configuration.templates.find(({ id }) => id === 'ack-email')!.forms[0]!;
    form.version += 1;
    form.body = 'Nouveau texte';
    const differences = await apply();
    expect(differences).toEqual(
      ['grandval', 'saint-aubin-sur-gier'].map((slug) => ({
        town: slug,
        kind: 'template',
        id: 'ack-email/email',
        change: 'changed',
      })),
    );
  });
});

describe('what is no longer in the configuration', () => {
  it('is removed with its lines when nothing names it', async () => {
    const numbers = service('saint-aubin-sur-gier', 'elections').sda;
    removeService('saint-aubin-sur-gier', 'elections');
    const removed = (await apply()).filter(({ change }) => change === 'removed');
    expect(removed).toEqual([
      ...numbers.map((id) => ({ town: 'saint-aubin-sur-gier', kind: 'line', id, change: 'removed' })),
      { town: 'saint-aubin-sur-gier', kind: 'service', id: 'elections', change: 'removed' },
    ]);
  });

  it('is a whole town, when it has received nothing', async () => {
    configuration.towns = configuration.towns.filter(({ slug }) => slug !== 'grandval');
    expect(await apply()).toContainEqual({ town: 'grandval', kind: 'town', id: 'grandval', change: 'removed' });
    expect((await owner.query('SELECT slug FROM town')).rows).toEqual([{ slug: 'saint-aubin-sur-gier' }]);
  });

  it('is refused by name for each service that has dossiers, and then nothing at all is applied', async () => {
    await openDossier('saint-aubin-sur-gier', 'elections');
    await openDossier('saint-aubin-sur-gier', 'urbanisme');
    for (const id of ['elections', 'urbanisme', 'petite-enfance']) removeService('saint-aubin-sur-gier', id);
    service('grandval', 'etat-civil').name = 'Autre nom';

    const refusal = await apply().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CannotRemove);
    expect((refusal as CannotRemove).held).toEqual([
      { town: 'saint-aubin-sur-gier', kind: 'service', id: 'elections', heldBy: 'dossier' },
      { town: 'saint-aubin-sur-gier', kind: 'service', id: 'urbanisme', heldBy: 'dossier' },
    ]);
    expect((refusal as CannotRemove).message).toContain('service elections of saint-aubin-sur-gier cannot be removed');
    const { rows } = await owner.query(`SELECT name FROM service WHERE name = 'Autre nom'`);
    expect(rows).toEqual([]);
    expect(await applyTowns(fresh.ownerUrl, shipped)).toEqual([]);
  });

  it('is not a town under another slug: its code is taken', async () => {
    town('grandval').slug = 'grand-val';
    const refusal = await apply().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CodeTaken);
    expect((refusal as CodeTaken).taken).toEqual([{ slug: 'grand-val', code: 'GV', by: 'grandval' }]);
  });
});
