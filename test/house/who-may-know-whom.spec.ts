import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const cruiseMs = 60_000;

/** One import that each rule refuses: rule, file, what it imports. */
const refused = [
  ['no-circular', 'src/dossiers/egg.ts', 'src/dossiers/hen.ts'],
  ['no-unresolved', 'src/dossiers/lost.ts', './nowhere.js'],
  ['no-undeclared-package', 'src/dossiers/checked.ts', 'fast-check'],
  ['platform-knows-nobody', 'src/platform/logs/index.ts', 'src/towns/index.ts'],
  ['towns-know-platform', 'src/towns/town.ts', 'src/dossiers/arrival.ts'],
  ['access-knows-platform', 'src/access/index.ts', 'src/towns/index.ts'],
  ['dossiers-know-the-ground', 'src/dossiers/record.ts', 'src/pipeline/stages.ts'],
  ['migrations-stand-alone', 'src/migrations/0001.ts', 'src/dossiers/arrival.ts'],
  ['stages-are-strangers', 'src/pipeline/routing/plan.ts', 'src/pipeline/qualification/index.ts'],
  ['pipeline-ignores-channels', 'src/pipeline/loopback/send.ts', 'src/channels/email/index.ts'],
  ['channels-are-strangers', 'src/channels/sms/send.ts', 'src/channels/telephony/index.ts'],
  ['channels-enter-by-the-door', 'src/channels/web/form.ts', 'src/pipeline/intake/door.ts'],
  ['nobody-imports-desks-and-cli', 'src/dossiers/shown.ts', 'src/desks/index.ts'],
  ['demo-stays-outside', 'src/wiring/shortcut.ts', 'src/demo/index.ts'],
  ['assembly-is-on-top', 'src/desks/top.ts', 'src/wiring/watchers.ts'],
  ['parts-have-a-face', 'src/desks/deep.ts', 'src/channels/email/parse-mail.ts'],
  ['console-speaks-http', 'web/src/board.ts', 'src/dossiers/arrival.ts'],
  ['tests-stay-tests', 'src/dossiers/tested.ts', 'src/dossiers/arrival.fixture.ts'],
  ['twilio-at-the-edge', 'src/dossiers/call.ts', 'twilio'],
  ['mail-at-the-edge', 'src/channels/web/mail.ts', 'nodemailer'],
  ['paper-at-the-edge', 'src/channels/email/scan.ts', 'sharp'],
  ['queues-at-the-edge', 'src/pipeline/direct.ts', 'bullmq'],
] as const;

/** What each side of the line may do. */
const accepted = [
  ['src/channels/sms/arrive.ts', 'src/pipeline/intake/door.types.ts'],
  ['src/channels/email/out.ts', 'nodemailer'],
  ['src/platform/queues/index.ts', 'bullmq'],
  ['src/wiring/wires.ts', 'src/pipeline/qualification/index.ts'],
  ['src/desks/calls.ts', 'src/channels/telephony/index.ts'],
  ['src/main.ts', 'src/demo/index.ts'],
] as const;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiguillage-rules-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(file, join(folder, file));
  mkdirSync(join(folder, 'web'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules on who may know whom', () => {
  it(
    'refuse each import they were written for',
    async () => {
      for (const [, from, to] of refused) write(from, to);
      write('src/dossiers/hen.ts', 'src/dossiers/egg.ts');
      const found = await violations();
      for (const [rule, from] of refused) expect(found).toContain(`${rule} ${from}`);
    },
    cruiseMs,
  );

  it(
    'let through what the architecture allows',
    async () => {
      for (const [from, to] of accepted) write(from, to);
      expect(await violations()).toEqual([]);
    },
    cruiseMs,
  );

  it('have each been broken here', async () => {
    const { default: rules } = (await import(resolve('.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string; comment: string }[] };
    };
    expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(refused.map(([rule]) => rule).sort());
    for (const { comment } of rules.forbidden) expect(comment.length).toBeGreaterThan(40);
  });
});

function write(from: string, to: string): void {
  const target = to.startsWith('src/') ? relativeImport(from, to) : to;
  put(from, `import { it } from '${target}';\nexport { it };\n`);
  if (to.startsWith('src/')) put(to, `export const it = 1;\n`, 'wx');
}

function put(path: string, text: string, flag = 'w'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  try {
    writeFileSync(join(folder, path), text, { flag });
  } catch (error) {
    // A file that another import has written already stays.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}

function relativeImport(from: string, to: string): string {
  const path = relative(dirname(from), to).replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

/** `rule file` of each violation, as dependency-cruiser reports them. */
async function violations(): Promise<string[]> {
  const args = [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'web', '-T', 'json'];
  const output = await new Promise<string>((done) => {
    // It ends with the number of violations, which is no failure here.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64e6 }, (_, stdout) => done(stdout));
  });
  const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}
