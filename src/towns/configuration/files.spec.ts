import { readFile } from 'node:fs/promises';
import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import { loadConfiguration } from './index.js';
import { loadBroken } from './broken.fixture.js';

describe('the files of the configuration', () => {
  it('names the line of what is not YAML, and nothing more', async () => {
    const file = 'towns/grandval.yaml';
    const { configuration, problems, lineOf } = await loadBroken({ [file]: { replace: 'code: GV', by: 'code: [GV' } });
    expect(configuration).toBeUndefined();
    expect(problems[0]).toEqual({
      file,
      line: expect.any(Number),
      path: '',
      message: expect.stringContaining('not valid YAML'),
    });
    expect(problems[0]!.line - lineOf(file, 'code: [GV')).toBeLessThanOrEqual(1);
    expect(new Set(problems.map((one) => one.file))).toEqual(new Set([file]));
  });

  it('refuses a key written twice', async () => {
    const file = 'platform.yaml';
    const { problems, lineOf } = await loadBroken({ [file]: { replace: 'telephony:', by: 'sms: {}\ntelephony:' } });
    expect(problems).toContainEqual({
      file,
      line: lineOf(file, 'sms: {}'),
      path: '',
      message: expect.stringContaining('keys must be unique'),
    });
  });

  it('refuses an alias that leads nowhere', async () => {
    const file = 'platform.yaml';
    const { problems } = await loadBroken({
      [file]: { replace: 'telephony: {overflow_seconds: 25}', by: 'telephony: *nowhere' },
    });
    expect(problems).toContainEqual({
      file,
      line: expect.any(Number),
      path: '',
      message: expect.stringContaining('nowhere'),
    });
  });

  it('names the file that is missing', async () => {
    const { configuration, problems } = await loadBroken({ 'alerts.yaml': { remove: true } });
    expect(configuration).toBeUndefined();
    expect(problems).toEqual([{ file: 'alerts.yaml', line: 1, path: '', message: 'missing file' }]);
  });

  it('says of each kind that it is missing when the folder is empty or absent', async () => {
    const { configuration, problems } = await loadConfiguration('no-such-folder');
    expect(configuration).toBeUndefined();
    expect(problems.map((one) => one.file)).toEqual(
      expect.arrayContaining([
        'administrations.yaml',
        'alerts.yaml',
        'platform.yaml',
        'towns/<slug>.yaml',
        'catalogue/<category>.yaml',
      ]),
    );
  });

  it('refuses a file that would be passed over in silence', async () => {
    const { problems } = await loadBroken({
      'towns/grandbourg.yml': { write: 'slug: grandbourg\n' },
      'alertes.yaml': { write: '' },
    });
    expect(problems).toEqual([
      { file: 'alertes.yaml', line: 1, path: '', message: 'unknown file, did you mean `alerts.yaml`?' },
      {
        file: 'towns/grandbourg.yml',
        line: 1,
        path: '',
        message: expect.stringContaining('unknown file, expected one of platform.yaml'),
      },
    ]);
  });

  it('says of an empty file what it should hold', async () => {
    const { configuration, problems } = await loadBroken({ 'alerts.yaml': { write: '# rien\n' } });
    expect(configuration).toBeUndefined();
    expect(problems).toEqual([
      { file: 'alerts.yaml', line: 1, path: '', message: 'expected a block of keys and values' },
    ]);
  });

  it('does not throw on bytes that are no text', async () => {
    const { configuration, problems } = await loadBroken({
      'alerts.yaml': { write: Buffer.from([0, 255, 1, 254, 58, 10, 9]) },
    });
    expect(configuration).toBeUndefined();
    expect(problems.every((one) => one.file === 'alerts.yaml')).toBe(true);
  });

  it('reads lines ended as on Windows', async () => {
    const { problems } = await loadBroken({ 'platform.yaml': { replace: 'telephony:', by: '\r\ntelephony:' } });
    expect(problems).toEqual([]);
  });

  it('tells of several broken files at once, by file and line', async () => {
    const { problems } = await loadBroken({
      'towns/grandval.yaml': [
        { replace: 'delegated_to: etat-civil', by: 'delegated_to: etat-civl' },
        { replace: 'phone: "04 65 71 20 10"', by: 'phone: "12"' },
      ],
      'catalogue/elections.yaml': { replace: '    actor: {type: municipal, service: elections}\n', by: '' },
    });
    expect(problems.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'catalogue/elections.yaml demarches.0.actor',
      'towns/grandval.yaml services.2.phone',
      'towns/grandval.yaml services.3.delegated_to',
    ]);
  });

  it.each(['towns/grandval.yaml', 'alerts.yaml', 'templates/ack-email/email.liquid', 'templates/blocks/legal.liquid'])(
    'never throws, whatever piece of %s is lost or put elsewhere',
    async (file) => {
      const text = await readFile(`config/${file}`, 'utf8');
      const place = fc.nat(text.length);
      await fc.assert(
        fc.asyncProperty(place, place, place, async (from, to, elsewhere) => {
          const piece = text.slice(Math.min(from, to), Math.max(from, to));
          const rest = text.replace(piece, '');
          const { problems } = await loadBroken({
            [file]: { write: rest.slice(0, elsewhere) + piece.slice(0, 200) + rest.slice(elsewhere) },
          });
          expect(problems.every((one) => one.line >= 1 && one.message.length > 0)).toBe(true);
        }),
        { numRuns: 12 },
      );
    },
    30_000,
  );
});
