import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beAlone } from '../../src/boot/be-alone.js';
import { freshDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';

const whereTo = { setting: 'DATABASE_URL' as const, name: 'that database' };

describe('a start that cannot be', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'boot-')), 'data');
  });
  afterAll(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

  /** The program as `npm start` runs it, until it has left. */
  const start = async (settings: Record<string, string>) => {
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', DEMO: 'true', DATA_DIR: dataDir, ...settings },
    });
    const [said, complained, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { code, said, complained };
  };

  it('says in one sentence that a setting is wrong, and what was expected', async () => {
    expect(await start({ PORT: 'abc' })).toEqual({
      code: 1,
      said: '',
      complained: 'The environment is not valid:\n  PORT: expected a whole number from 0 to 65535\n',
    });
  }, 60_000);

  it('says in one sentence that the port is taken, and has opened nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await start({ PORT: String(port) })).toEqual({
      code: 1,
      said: '',
      complained: expect.stringMatching(
        new RegExp(`^PORT: ${port} is taken on 127\\.0\\.0\\.1 .+ to a free port\\.\\n$`),
      ),
    });
    expect(existsSync(dataDir)).toBe(false);
    other.close();
  }, 60_000);

  it('leaves a demo that is being played alone, and says so', async () => {
    const fresh = await freshDatabase();
    const first = await beAlone(fresh.ownerUrl, whereTo);
    expect(await start({ PORT: '0', DATABASE_URL: fresh.ownerUrl })).toEqual({
      code: 1,
      said: '',
      complained: expect.stringMatching(/^DATABASE_URL: Aiguillage is running on that database already; .+ PORT\.\n$/),
    });
    expect(await fresh.database.query('SELECT * FROM town_directory()')).toEqual([]);
    await first.leave();
    await eventually(async () => (await beAlone(fresh.ownerUrl, whereTo)).leave());
    await fresh.drop();
  }, 60_000);
});
