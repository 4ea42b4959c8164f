import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations, serviceRole } from '../../src/migrations/index.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { migrateQueues } from '../../src/platform/queues/engine.js';
import { applyTowns } from '../../src/towns/apply/index.js';
import { loadConfiguration } from '../../src/towns/configuration/index.js';
import { keepPreparedModels } from './prepared-models.js';

/** Migrated, without a town. */
export const emptyTemplate = 'tpl';
/** With the towns of `config/`, and the model of their catalogue. */
export const townsTemplate = 'tpl_towns';

const folderPrefix = 'aiguillage-tests-';
// Nothing here outlives the run: a crash of the machine may lose it all.
const carefree = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off';

/**
 * Starts a server in a folder of its own and builds in it the databases that tests clone.
 *
 * @param durable as in production, for measuring
 */
export async function startTemplates({ durable = false } = {}): Promise<{ url: string; stop: () => Promise<void> }> {
  sweepKilledRuns();
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  // mkdtemp makes a folder for root alone, which the server's user could not enter.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres(folder, durable ? '' : carefree);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await buildTemplates(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}

async function buildTemplates(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${emptyTemplate}`);
    await migrate(databaseUrl(serverUrl, emptyTemplate), serviceRole, migrations);
    await migrateQueues(databaseUrl(serverUrl, emptyTemplate), serviceRole);
    await client.query(`CREATE DATABASE ${townsTemplate} TEMPLATE ${emptyTemplate} STRATEGY file_copy`);
    await applyShippedTowns(databaseUrl(serverUrl, townsTemplate));
    await keepPreparedModels(databaseUrl(serverUrl, townsTemplate));
    for (const template of [emptyTemplate, townsTemplate]) {
      await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    }
  } finally {
    await client.end();
  }
}

async function applyShippedTowns(ownerUrl: string): Promise<void> {
  const { configuration, problems } = await loadConfiguration('config');
  if (!configuration) {
    throw new Error(problems.map(({ file, line, message }) => `config/${file}:${line} ${message}`).join('\n'));
  }
  await applyTowns(ownerUrl, configuration);
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A run that was killed could not stop its server. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(folderPrefix))) {
    if (isAlive(Number(name.slice(folderPrefix.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    const server = serverIn(folder);
    // SIGQUIT: Postgres leaves at once, without a checkpoint.
    if (server !== null && isAlive(server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}

function serverIn(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
