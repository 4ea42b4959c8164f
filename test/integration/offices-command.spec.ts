import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../../src/towns/configuration/index.js';

describe('aiguillage offices import', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offices-command-'));
    await cp('config', join(folder, 'config'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  function importFrom(file: string): Promise<{ code: number; stdout: string; stderr: string }> {
    const given = ['bin/aiguillage', 'offices', 'import', file];
    return new Promise((resolve) =>
      execFile(process.execPath, [...given, join(folder, 'config')], (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      ),
    );
  }
  const written = () => readFile(join(folder, 'config/offices/saint-aubin-sur-gier.yaml'), 'utf8');

  it('writes a file for each town, names what it skipped, and makes a configuration that holds', async () => {
    const first = await importFrom('test/fixtures/directory/annuaire.json');
    expect(first.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('skipped f0000005-sans-nom'),
      expect.stringContaining('skipped f0000006-injoignable'),
      expect.stringContaining('skipped f0000007-coupe'),
    ]);
    expect(first.stdout).toContain('saint-aubin-sur-gier: 3 offices, offices/saint-aubin-sur-gier.yaml written');
    expect(first.code).toBe(1);
    const { configuration, problems } = await loadConfiguration(join(folder, 'config'));
    expect(problems).toEqual([]);
    const town = configuration!.towns.find(({ slug }) => slug === 'saint-aubin-sur-gier')!;
    // What the town wrote comes first.
    expect(town.offices.filter(({ pivot }) => pivot === 'caf').map(({ name }) => name)).toEqual([
      'Caf du Gier (fictive)',
      'Caf du Gier - accueil de Gierville {siège} "fictive"',
    ]);
    expect((await importFrom('test/fixtures/directory/annuaire.json')).stdout).toContain(
      'saint-aubin-sur-gier.yaml unchanged',
    );
  }, 120_000);

  it('refuses a file that ends in the middle, and leaves what an earlier import wrote', async () => {
    const before = await written();
    const cut = join(folder, 'cut.json');
    await writeFile(cut, (await readFile('test/fixtures/directory/annuaire.json')).subarray(0, 3000));
    const { code, stderr } = await importFrom(cut);
    expect([code, stderr.trim()]).toEqual([1, expect.stringContaining('the file ends in the middle')]);
    expect(await written()).toBe(before);
  }, 120_000);
});
