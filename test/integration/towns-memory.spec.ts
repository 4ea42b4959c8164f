import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../src/platform/clock/index.js';
import { applyTowns } from '../../src/towns/apply/index.js';
import { loadConfiguration, type Configuration } from '../../src/towns/configuration/index.js';
import { Towns, UnknownTown } from '../../src/towns/index.js';
import { eventually } from '../support/eventually.js';
import { withTowns } from '../support/database.js';

/** Stands still between two steps. */
class HandClock extends Clock {
  private at = Date.parse('2027-03-01T09:00:00Z');
  override now(): Date {
    return new Date(this.at);
  }
  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

let fresh: Awaited<ReturnType<typeof withTowns>>;
let shipped: Configuration;
let configuration: Configuration;
let clock: HandClock;
let towns: Towns;

beforeAll(async () => {
  fresh = await withTowns();
  shipped = (await loadConfiguration('config')).configuration!;
});
beforeEach(async () => {
  configuration = structuredClone(shipped);
  await applyTowns(fresh.ownerUrl, configuration);
  clock = new HandClock();
  towns = new Towns(fresh.database, clock);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => fresh.drop());

const grandval = () => configuration.towns.find(({ slug }) => slug === 'grandval')!;
const countReadings = () => {
  const spy = jest.spyOn(fresh.database, 'inTown');
  return () => spy.mock.calls.length;
};
async function renameGrandval(name: string): Promise<void> {
  grandval().name = name;
  await applyTowns(fresh.ownerUrl, configuration);
}

describe('a town', () => {
  it('is what its files say', async () => {
    const town = await towns.byId(fresh.grandval);
    expect(town).toMatchObject({ id: fresh.grandval, slug: 'grandval', code: 'GV', name: grandval().name });
    expect(town.configuration).toEqual(grandval());
    expect(town.platform).toEqual(configuration.platform);
    expect(town.alerts).toEqual(configuration.alerts);
    expect([...town.services.values()]).toEqual(grandval().services);
    expect(town.demarches).toEqual(new Map(configuration.catalogue.map((one) => [one.id, one])));
    expect(town.administrations).toEqual(new Map(configuration.administrations.map((one) => [one.pivot, one])));
    expect(town.templates).toEqual(
      new Map(configuration.templates.map(({ id, forms }) => [id, new Map(forms.map((one) => [one.form, one]))])),
    );
  });

  it('is found by its slug, read or not', async () => {
    expect((await towns.bySlug('grandval'))!.id).toBe(fresh.grandval);
    expect(await towns.bySlug('grandval')).toBe(await towns.byId(fresh.grandval));
    expect(await towns.bySlug('nulle-part')).toBeNull();
  });

  it('that does not exist is an error with a name', async () => {
    await expect(towns.byId('0195a1b2-0000-7000-8000-000000000001')).rejects.toThrow(UnknownTown);
  });

  it('is listed with the others before any is named', async () => {
    expect((await towns.all()).map(({ slug, code }) => [slug, code])).toEqual([
      ['grandval', 'GV'],
      ['saint-aubin-sur-gier', 'SA'],
    ]);
  });
});

describe('a number that rings', () => {
  it('names the town alone when it is the switchboard, and the service when it is direct', async () => {
    const { switchboard, services } = grandval();
    const direct = services.find(({ sda }) => sda.length > 0)!;
    expect(await towns.lineOf(switchboard.phone)).toEqual({ townId: fresh.grandval, serviceId: null });
    expect(await towns.lineOf(direct.sda[0]!)).toEqual({ townId: fresh.grandval, serviceId: direct.id });
  });

  it('of no town names nobody', async () => {
    expect(await towns.lineOf('+33639984101')).toBeNull();
  });
});

describe('a town in memory', () => {
  it('is read once for all who ask at the same time', async () => {
    const readings = countReadings();
    const [first, second] = await Promise.all([towns.byId(fresh.grandval), towns.byId(fresh.grandval)]);
    expect(first).toBe(second);
    expect(readings()).toBe(1);
  });

  it('is not looked up again within half a minute, and once after it', async () => {
    const readings = countReadings();
    await towns.byId(fresh.grandval);
    clock.pass(30);
    await towns.byId(fresh.grandval);
    expect(readings()).toBe(1);
    clock.pass(1);
    for (const _ of [1, 2, 3]) await towns.byId(fresh.grandval);
    expect(readings()).toBe(2);
  });

  it('is answered at once after that, and takes what was applied without a restart', async () => {
    const before = await towns.byId(fresh.grandval);
    await renameGrandval('Grandval-le-Neuf');
    clock.pass(31);
    expect(await towns.byId(fresh.grandval)).toBe(before);
    await eventually(async () => expect((await towns.byId(fresh.grandval)).name).toBe('Grandval-le-Neuf'));
    expect(before.name).not.toBe('Grandval-le-Neuf');
  });

  it('stays the same object when nothing of it was applied: what was learnt from it is kept', async () => {
    const [town, neighbour] = [await towns.byId(fresh.grandval), await towns.byId(fresh.saintAubin)];
    await renameGrandval('Grandval-le-Neuf');
    clock.pass(31);
    await towns.byId(fresh.saintAubin);
    await eventually(async () => expect(await towns.byId(fresh.grandval)).not.toBe(town));
    expect(await towns.byId(fresh.saintAubin)).toBe(neighbour);
  });

  it('is kept while the database is away', async () => {
    const before = await towns.byId(fresh.grandval);
    const away = jest.spyOn(fresh.database, 'inTown').mockRejectedValue(new Error('the database is away'));
    clock.pass(31);
    await towns.byId(fresh.grandval);
    expect(await towns.byId(fresh.grandval)).toBe(before);

    away.mockRestore();
    await renameGrandval('Grandval-le-Neuf');
    await eventually(async () => expect((await towns.byId(fresh.grandval)).name).toBe('Grandval-le-Neuf'));
  });

  // The last one: its town would come back under another id.
  it('is forgotten when it was removed', async () => {
    await towns.byId(fresh.grandval);
    configuration.towns = configuration.towns.filter(({ slug }) => slug !== 'grandval');
    await applyTowns(fresh.ownerUrl, configuration);
    clock.pass(31);
    await eventually(() => expect(towns.byId(fresh.grandval)).rejects.toThrow(UnknownTown));
  });
});
