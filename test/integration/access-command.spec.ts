import { spawn } from 'node:child_process';
import { startAccessApp } from '../../src/access/access-app.fixture.js';
import { withTowns } from '../support/database.js';
import { SetClock } from '../support/set-clock.js';

// Each starts a process of its own.
const patienceMs = 120_000;
const town = 'saint-aubin-sur-gier';

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

describe('aiguillage users and keys', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  beforeAll(async () => {
    fresh = await withTowns();
  });
  afterAll(() => fresh.drop());

  /** @param input what is typed; standard input stays open when nothing is, as at a terminal */
  function aiguillage(args: string[], input?: string): Promise<Outcome> {
    const env = { PATH: process.env.PATH, DATABASE_URL: fresh.ownerUrl };
    const child = spawn(process.execPath, ['bin/aiguillage', ...args], { env });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (outcome.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (outcome.stderr += String(chunk)));
    if (input !== undefined) child.stdin.end(input);
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...outcome })));
  }

  async function signIn(login: string, password: string): Promise<number> {
    const { app } = await startAccessApp(fresh.database, new SetClock());
    const headers = { 'sec-fetch-site': 'same-origin' };
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers,
      payload: { login, password },
    });
    await app.close();
    return statusCode;
  }

  async function withKey(authorization: string): Promise<number> {
    const { app } = await startAccessApp(fresh.database, new SetClock());
    const { statusCode } = await app.inject({
      method: 'GET',
      url: `/api/towns/${town}/contacts`,
      headers: { authorization },
    });
    await app.close();
    return statusCode;
  }

  it(
    'makes an account with a password of its own, shown once, that signs in',
    async () => {
      const made = await aiguillage([
        'users',
        'create',
        'claire',
        '--name',
        'Claire Aubry',
        '--town',
        town,
        '--role',
        'operator',
      ]);
      expect(made).toMatchObject({ code: 0, stderr: '' });
      const password = /^password, shown this once: (\S+)$/m.exec(made.stdout)![1]!;
      expect(await signIn('claire', password)).toBe(200);
      expect((await aiguillage(['users', 'list'])).stdout).not.toContain(password);
    },
    patienceMs,
  );

  it(
    'takes a password from standard input and does not print it; lists who is what, and where',
    async () => {
      const create = ['users', 'create', 'Nadia', '--name', 'Nadia Kone', '--town', town, '--role', 'agent'];
      const made = await aiguillage(
        [...create, '--service', 'etat-civil', '--password-stdin'],
        'un train peut en cacher un autre\n',
      );
      expect(made).toEqual({ code: 0, stdout: `created Nadia, agent of ${town}\n`, stderr: '' });
      expect(await signIn('nadia', 'un train peut en cacher un autre')).toBe(200);
      await aiguillage(['users', 'join', 'nadia', '--town', 'grandval', '--role', 'mailroom']);
      const { stdout } = await aiguillage(['users', 'list']);
      expect(stdout).toContain(`nadia\tNadia Kone\tgrandval: mailroom, ${town}: agent of etat-civil\n`);
    },
    patienceMs,
  );

  it(
    'refuses what cannot be granted, with the reason, and leaves nothing behind',
    async () => {
      const create = ['users', 'create', 'marc', '--name', 'Marc', '--role', 'agent', '--town', town];
      const refusals = [
        [create, undefined, 'an agent belongs to a service: name it'],
        [[...create, '--service', 'ccas', '--password-stdin'], 'court', 'a password has 12 to 200 characters'],
        [
          ['keys', 'create', '--town', town, '--role', 'maire', '--label', 'x'],
          undefined,
          "argument 'maire' is invalid",
        ],
      ] as const;
      for (const [args, input, reason] of refusals) {
        const { code, stdout, stderr } = await aiguillage([...args], input);
        expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(reason) });
      }
      expect(await fresh.database.query(`SELECT 1 FROM account WHERE login = 'marc'`)).toEqual([]);
    },
    patienceMs,
  );

  it(
    'makes a key, lists it without its secret, and revokes it wherever it is',
    async () => {
      const made = await aiguillage([
        'keys',
        'create',
        '--town',
        town,
        '--role',
        'operator',
        '--label',
        'site de la ville',
      ]);
      expect(made).toMatchObject({ code: 0, stderr: '' });
      const [, id, text] = /^created (\S+), operator of .*\nkey, shown this once: (\S+)\n$/.exec(made.stdout)!;
      expect(await withKey(`Bearer ${text}`)).toBe(200);

      const { stdout } = await aiguillage(['keys', 'list']);
      expect(stdout).toMatch(new RegExp(`^${id}\tsite de la ville\t${town}: operator\tsince `, 'm'));
      expect(stdout).not.toContain(text!.slice(-43));

      expect(await aiguillage(['keys', 'revoke', id!])).toEqual({ code: 0, stdout: `revoked ${id}\n`, stderr: '' });
      expect(await withKey(`Bearer ${text}`)).toBe(401);
      const again = await aiguillage(['keys', 'revoke', id!]);
      expect(again).toEqual({ code: 1, stdout: '', stderr: `no key ${id}, or it was revoked before\n` });
    },
    patienceMs,
  );
});
