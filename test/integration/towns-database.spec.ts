import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withTowns } from '../support/database.js';

const referenceTables = [
  'town',
  'service',
  'line',
  'mailbox',
  'scan_folder',
  'administration',
  'demarche',
  'template',
] as const;

let towns: Awaited<ReturnType<typeof withTowns>>;
beforeAll(async () => {
  towns = await withTowns();
});
afterAll(() => towns.drop());

describe.each(referenceTables)('the table %s', (table) => {
  const townColumn = table === 'town' ? 'id' : 'town_id';

  it('shows a town its own rows and none of the other', async () => {
    for (const id of [towns.saintAubin, towns.grandval]) {
      const owners = await towns.database.inTown(id, (tx) =>
        tx.query(`SELECT DISTINCT ${townColumn} AS owner FROM ${table}`),
      );
      expect(owners).toEqual([{ owner: id }]);
    }
  });

  it('counts nothing of the other town, even when asked for it by its id', async () => {
    const [row] = await towns.database.inTown(towns.grandval, (tx) =>
      tx.query(`SELECT count(*)::int AS rows FROM ${table} WHERE ${townColumn} = $1`, [towns.saintAubin]),
    );
    expect(row).toEqual({ rows: 0 });
  });

  it('shows nothing to a connection that has named no town', async () => {
    expect(await towns.database.query(`SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('is not written to by the service', async () => {
    for (const statement of [
      `DELETE FROM ${table}`,
      `UPDATE ${table} SET ${townColumn} = ${townColumn}`,
      `INSERT INTO ${table} SELECT * FROM ${table}`,
    ]) {
      const attempt = towns.database.inTown(towns.grandval, (tx) => tx.query(statement));
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});

describe('the directories, which answer before a town is named', () => {
  it('are silent once a town is named: it cannot look for the others', async () => {
    const answers = await towns.database.inTown(towns.grandval, async (tx) => [
      ...(await tx.query('SELECT * FROM town_directory()')),
      ...(await tx.query(`SELECT * FROM line_directory('+33465711000')`)),
    ]);
    expect(answers).toEqual([]);
  });
});
