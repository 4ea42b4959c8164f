import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that says what it was given and each signal it sees, and leaves with 7 a little after the first. */
const program = `
console.log(JSON.stringify({ DEMO: process.env.DEMO, LOG_FILE: process.env.LOG_FILE }));
let signals = 0;
const seen = (signal) => {
  signals += 1;
  console.log(signal + ' x' + signals);
  if (signals === 1) setTimeout(() => process.exit(7), 500);
};
process.on('SIGINT', seen).on('SIGTERM', seen);
setInterval(() => {}, 1000);
console.log('ready');
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiguillage-start-'));
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  for (const path of ['node_modules', 'src', 'dist']) mkdirSync(join(folder, path));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
  for (const path of ['package-lock.json', 'node_modules/.package-lock.json']) {
    writeFileSync(join(folder, path), JSON.stringify({ packages: { '': {} } }));
  }
  writeFileSync(join(folder, '.swcrc'), '{}');
  writeFileSync(join(folder, 'dist/main.js'), program);
  // Last: what is built is younger than its sources.
  writeFileSync(join(folder, 'dist/.built'), '');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start', () => {
  it('plays the demo, with the logs in a file', async () => {
    const { child, output } = await started({});
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(given(output())).toEqual({ DEMO: 'true', LOG_FILE: join(folder, 'data/log/aiguillage.log') });
  });

  it('plays no demo in production', async () => {
    const { child, output } = await started({ NODE_ENV: 'production' });
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(given(output())).toEqual({});
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'hands on %s once, though npm says it twice, and leaves when the program has',
    async (signal) => {
      const { child, output, says } = await started({});
      child.kill(signal);
      await says(`${signal} x1`);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([7, null]);
      expect(output()).not.toContain('x2');
    },
  );

  it('builds again what is older than its sources', async () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'src'), later, later);
    const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: folder });
    const output = collect(child);
    // There is no compiler in this checkout.
    const [code] = (await once(child, 'exit')) as [number];
    expect({ code, output: output() }).toEqual({ code: 1, output: expect.stringContaining('Building…') });
  });
});

interface Started {
  child: ChildProcess;
  output: () => string;
  /** Waits for words of the program. */
  says: (words: string) => Promise<void>;
}

async function started(env: Record<string, string>): Promise<Started> {
  const outside = { ...process.env };
  for (const name of ['DEMO', 'LOG_FILE', 'DATA_DIR', 'NODE_ENV']) delete outside[name];
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: folder, env: { ...outside, ...env } });
  const output = collect(child);
  const says = async (words: string) => {
    while (!output().includes(words)) await once(child.stdout, 'data');
  };
  await says('ready');
  return { child, output, says };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

function given(output: string): unknown {
  return JSON.parse(output.split('\n')[0]!);
}
