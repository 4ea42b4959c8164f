import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

// Each starts a process of its own.
const patienceMs = 60_000;

let fresh: FreshDatabase;
let config: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  config = await mkdtemp(join(tmpdir(), 'towns-command-'));
  await cp('config', config, { recursive: true });
});
afterAll(async () => {
  await fresh.drop();
  await rm(config, { recursive: true });
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const env = { PATH: process.env.PATH, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** Database and folder are told through the environment, as in an installation. */
const towns = (...args: string[]) =>
  run(['bin/aiguillage', 'towns', ...args], { DATABASE_URL: fresh.ownerUrl, CONFIG_DIR: config });

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(config, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(config, file), text.replace(from, to));
}

describe('aiguillage towns', () => {
  it(
    'apply says what it adds, then that there is nothing to change, then the one thing that changed',
    async () => {
      const first = await towns('apply');
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toMatch(/^added town grandval$/m);
      expect(first.stdout).toMatch(/^added service etat-civil of grandval$/m);
      expect(first.stdout).toMatch(/^\d+ added, 0 changed, 0 removed$/m);

      expect(await towns('apply', config)).toEqual({ code: 0, stdout: 'nothing to change\n', stderr: '' });

      await edit('towns/grandval.yaml', 'path: scans/grandval', 'path: scans/autre');
      expect((await towns('apply')).stdout.trim().split('\n')).toEqual([
        'removed scan folder scans/grandval of grandval',
        'changed town grandval',
        'added scan folder scans/autre of grandval',
        '1 added, 1 changed, 1 removed',
      ]);
    },
    patienceMs,
  );

  it(
    'check ends with 0 and one line when all is well, without a database',
    async () => {
      const outcome = await run(['bin/aiguillage', 'towns', 'check', 'config']);
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(outcome.stdout).toMatch(/^2 towns, \d+ démarches, \d+ administrations, \d+ templates: no problem\n$/);
    },
    patienceMs,
  );

  it(
    'check and apply name the file and the line of a mistake and end with 1, and apply changes nothing',
    async () => {
      await edit('towns/grandval.yaml', 'code: GV', 'code: gv');
      const lines = (await readFile(join(config, 'towns/grandval.yaml'), 'utf8')).split('\n');
      const line = lines.indexOf('code: gv') + 1;
      for (const verb of ['check', 'apply']) {
        const outcome = await towns(verb);
        expect(outcome).toMatchObject({ code: 1, stdout: '' });
        expect(outcome.stderr).toContain(`towns/grandval.yaml:${line} code: expected 2 to 4 capital letters`);
        expect(outcome.stderr).toContain(`${config}: 1 problem\n`);
      }
    },
    patienceMs,
  );
});

describe('a catalogue with a démarche nobody gave an example of', () => {
  it(
    'passes the check, with a warning that names it',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'towns-silent-'));
      await cp('config', folder, { recursive: true });
      await rm(join(folder, 'examples'), { recursive: true });
      const file = join(folder, 'catalogue/elections.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^ {4}utterances:\n(?: {6,}.*\n)+/m, '    utterances: {}\n'));
      const outcome = await run(['bin/aiguillage', 'towns', 'check', folder]);
      await rm(folder, { recursive: true });
      expect(outcome.code).toBe(0);
      expect(outcome.stdout).toMatch(/: no problem\n$/);
      expect(outcome.stderr).toMatch(
        /^warning: catalogue\/elections\.yaml: the démarche [\w-]+ has no example, only its title and keywords\n$/,
      );
    },
    patienceMs,
  );
});

describe('a mailbox whose server is not said to check senders', () => {
  it(
    'passes the check, with a warning that names it and the remedy, unless senders are looked up by ourselves',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'towns-unchecked-'));
      await cp('config', folder, { recursive: true });
      const file = join(folder, 'towns/grandval.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('    authserv_ids: [mx.grandval.example]\n', ''));
      const check = (environment?: NodeJS.ProcessEnv) => run(['bin/aiguillage', 'towns', 'check', folder], environment);
      const warned = await check();
      const computed = await check({ MAIL_AUTH: 'compute' });
      await rm(folder, { recursive: true });
      expect(warned.code).toBe(0);
      expect(warned.stderr).toMatch(
        /^warning: towns\/grandval\.yaml: the mailbox mairie@grandval\.example has no authserv_ids, .* or set MAIL_AUTH=compute\n$/,
      );
      expect(computed).toMatchObject({ code: 0, stderr: '' });
    },
    patienceMs,
  );
});

describe('the public holidays', () => {
  // Santiago sets its clocks back between Easter and the Ascension of 2027, Sydney too.
  it.each(['Europe/Paris', 'America/Santiago', 'Australia/Sydney'])(
    'are the same when the machine lives in %s',
    async (zone) => {
      const script = `
        const { isHoliday } = await import('./dist/towns/calendar/holidays.js');
        const days = ['2027-03-29', '2027-05-06', '2027-05-17', '2027-12-25'];
        console.log(days.map((day) => isHoliday('metropole', day)).join());`;
      const { stdout } = await run(['--input-type=module', '--eval', script], { TZ: zone });
      expect(stdout).toBe('true,true,true,true\n');
    },
    patienceMs,
  );
});
