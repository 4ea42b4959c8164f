import { createHmac } from 'node:crypto';
import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';

// One process migrates at a time, however many start together.
const migrationLock = 4_712_001;

type Migrations = MixedList<new () => object>;

/**
 * Brings the schema up to date as its owner, and makes the role the service runs under.
 * @returns the connection string of that role, which cannot bypass row-level security
 */
export async function migrate(ownerUrl: string, role: string, migrations: Migrations): Promise<string> {
  const serviceUrl = serviceUrlOf(ownerUrl, role);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await ensureRole(client, role, new URL(serviceUrl).password);
    const dataSource = ownerDataSource(ownerUrl, migrations);
    await dataSource.initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
  return serviceUrl;
}

/** A data source of the owner, for migrations alone. */
export function ownerDataSource(url: string, migrations: Migrations): DataSource {
  return new DataSource({ type: 'postgres', url, migrations: migrations as never });
}

/** Same server, same database, the service's role: its password derives from the owner's, so there is one secret. */
export function serviceUrlOf(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('hex');
  url.username = role;
  url.password = password;
  return url.toString();
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1',
    [role],
  );
  const found = rows[0];
  if (found?.rolsuper || found?.rolbypassrls) throw new Error(`the role ${role} can bypass row-level security`);
  const verb = found ? 'ALTER' : 'CREATE';
  try {
    await client.query(`${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    // Two databases of one server share their roles: another process made or changed it at the same moment.
    if (code === '42710' || code === 'XX000' || code === '23505') return;
    throw error;
  }
}
