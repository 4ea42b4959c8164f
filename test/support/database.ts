import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceRole } from '../../src/migrations/index.js';
import { serviceUrlOf, serviceOptions, TownDatabase } from '../../src/platform/database/index.js';
import { databaseUrl, emptyTemplate, townsTemplate } from './templates.js';

export interface FreshDatabase {
  /** Connection string of the role that owns the tables, and bypasses row-level security. */
  ownerUrl: string;
  /** Connection string of the role the service runs under. */
  serviceUrl: string;
  /** Under the service's role. */
  database: TownDatabase;
  dataSource: DataSource;
  /** Closes `dataSource` and whatever else is still connected, and removes the database. */
  drop(): Promise<void>;
}

/** A database of one's own, migrated, without a town. One per test file, in `beforeAll`: a clone takes a few tenths of a second. */
export function freshDatabase(): Promise<FreshDatabase> {
  return clone(emptyTemplate);
}

/** The same with the towns of `config/`, and their ids. */
export async function withTowns(): Promise<FreshDatabase & { saintAubin: string; grandval: string }> {
  const fresh = await clone(townsTemplate);
  const towns = await fresh.database.query<{ id: string; slug: string }>('SELECT id, slug FROM town_directory()');
  const idOf = (slug: string) => towns.find((town) => town.slug === slug)!.id;
  return { ...fresh, saintAubin: idOf('saint-aubin-sur-gier'), grandval: idOf('grandval') };
}

async function clone(template: string): Promise<FreshDatabase> {
  const server = process.env.AIGUILLAGE_TEST_POSTGRES;
  if (!server) throw new Error('no Postgres here: tests that need one are under test/');
  const name = `w_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const ownerUrl = databaseUrl(server, name);
  const serviceUrl = serviceUrlOf(ownerUrl, serviceRole);
  const dataSource = new DataSource(serviceOptions(serviceUrl));
  await dataSource.initialize();
  const drop = async () => {
    await dataSource.destroy();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { ownerUrl, serviceUrl, database: new TownDatabase(dataSource), dataSource, drop };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
