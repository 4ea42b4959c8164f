import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { TownTransaction } from '../../src/platform/database/index.js';
import { withTowns } from '../support/database.js';

let towns: Awaited<ReturnType<typeof withTowns>>;
beforeAll(async () => {
  towns = await withTowns();
}, 60_000);
afterAll(() => towns.drop());

const inTown = <T>(work: (tx: TownTransaction) => Promise<T>) => towns.database.inTown(towns.saintAubin, work);
const refusalOf = (tx: TownTransaction) => tx.query('SELECT 1 / $1::int', [0]);

describe('a transaction of a town', () => {
  it('keeps nothing of what a failed statement was part of, also when nobody said so', async () => {
    let told = false;
    const work = inTown(async (tx) => {
      tx.afterCommit(() => (told = true));
      await tx.query(`UPDATE contact SET updated_at = now() WHERE town_id = $1`, [tx.townId]);
      await refusalOf(tx).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing of the transaction was kept');
    expect(told).toBe(false);
  });

  it('takes no statement once it is over', async () => {
    let kept: TownTransaction | null = null;
    await inTown(async (tx) => {
      kept = tx;
    });
    await expect(kept!.query('SELECT 1')).rejects.toThrow('this transaction is over');
    await expect(
      inTown(async (tx) => {
        kept = tx;
        await refusalOf(tx);
      }),
    ).rejects.toMatchObject({ code: '22012' });
    await expect(kept!.query('SELECT 1')).rejects.toThrow('this transaction is over');
  });

  it('is run again on a fresh connection after a newer release has added a column', async () => {
    const read = (tx: TownTransaction) => tx.query('SELECT * FROM contact WHERE town_id = $1', [tx.townId]);
    // Several connections at a time, each with the statement planned.
    const plan = () => Promise.all(Array.from({ length: 5 }, () => inTown(read)));
    await plan();
    const owner = new pg.Client({ connectionString: towns.ownerUrl });
    await owner.connect();
    await owner.query('ALTER TABLE contact ADD added text');
    await owner.end();
    await expect(plan()).resolves.toEqual([[], [], [], [], []]);
  });
});
