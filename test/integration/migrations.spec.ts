import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrations, serviceRole } from '../../src/migrations/index.js';
import { migrate, ownerDataSource } from '../../src/platform/database/migrate.js';
import { databaseUrl } from '../support/templates.js';

/**
 * Everything a migration can leave behind, one line each. Names alone are compared: a table that is made again has
 * another oid, and nothing else of it may differ.
 */
const catalogue = {
  columns: `SELECT table_name, ordinal_position, column_name, data_type, udt_name, is_nullable, column_default,
      is_generated, generation_expression, is_identity
    FROM information_schema.columns WHERE table_schema = 'public'`,
  constraints: `SELECT conrelid::regclass::text AS table_name, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  policies: `SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check
    FROM pg_policies WHERE schemaname = 'public'`,
  seals: `SELECT relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S', 'p')`,
  columnRights: `SELECT attrelid::regclass::text AS table_name, attname, attacl::text FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND attacl IS NOT NULL`,
  functions: `SELECT oid::regprocedure::text AS signature, pg_get_functiondef(oid) AS definition, proacl::text
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  triggers: `SELECT tgrelid::regclass::text AS table_name, tgname, tgenabled, pg_get_triggerdef(oid) AS definition
    FROM pg_trigger WHERE NOT tgisinternal`,
  types: `SELECT typname, typtype FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')`,
  schema: `SELECT has_schema_privilege('${serviceRole}', 'public', 'CREATE') AS may_create,
      (SELECT string_agg(entry::text, ',' ORDER BY entry::text) FROM unnest(nspacl) entry) AS rights
    FROM pg_namespace WHERE nspname = 'public'`,
  extensions: 'SELECT extname FROM pg_extension',
};
/** TypeORM's own list of what it has run. */
const ledger = /^(?:migrations(?:_id_seq)?|PK_[0-9a-f]+)$/;

describe('the migrations', () => {
  const server = process.env.AIGUILLAGE_TEST_POSTGRES!;
  const name = `w_${randomUUID().replaceAll('-', '')}`;
  const ownerUrl = databaseUrl(server, name);
  let owner: pg.Client;
  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${name} TEMPLATE template0`);
    owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  it('go up, leave nothing behind when they go down, and go up again to the very same schema', async () => {
    const bare = await described();
    await migrate(ownerUrl, serviceRole, migrations);
    const first = await described();
    expect(first.columns.length).toBeGreaterThan(100);
    expect(first.policies.length).toBeGreaterThan(20);

    // A town at work makes what no migration names: a sequence for each year of its dossiers.
    await owner.query(`SELECT set_config('app.town_id', $1, false), next_dossier_number(2027)`, [randomUUID()]);
    expect((await described()).seals).toHaveLength(first.seals.length + 1);
    await allDown();
    expect(await described()).toEqual(bare);

    await migrate(ownerUrl, serviceRole, migrations);
    expect(await described()).toEqual(first);
  });

  it('run once: a schema that is up to date is left as it is', async () => {
    await migrate(ownerUrl, serviceRole, migrations);
    const before = await described();
    await migrate(ownerUrl, serviceRole, migrations);
    expect(await described()).toEqual(before);
    const { rows } = await owner.query('SELECT count(*)::int FROM migrations');
    expect(rows).toEqual([{ count: migrations.length }]);
  });

  async function allDown(): Promise<void> {
    const dataSource = ownerDataSource(ownerUrl, migrations);
    await dataSource.initialize();
    try {
      for (let left = migrations.length; left > 0; left--) await dataSource.undoLastMigration({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
  }

  async function described(): Promise<Record<keyof typeof catalogue, string[]>> {
    const found: Record<string, string[]> = {};
    for (const [part, sql] of Object.entries(catalogue)) {
      const { rows } = await owner.query<Record<string, unknown>>(sql);
      const ours = rows.filter((row) => !Object.values(row).some((value) => ledger.test(String(value))));
      found[part] = ours.map((row) => JSON.stringify(row)).sort();
    }
    return found;
  }

  async function onServer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
});
