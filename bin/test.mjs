import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './tools/build.mjs';
import { ensureInstalled } from './tools/install.mjs';
import { readReport, summarise } from './tools/report.mjs';
import { root, run, say } from './tools/run.mjs';

const given = process.argv.slice(2);
const onlyUnits = given.length > 0 && given.every((each) => /^(\.\/)?src\//.test(each));

await ensureInstalled();
if (!onlyUnits) {
  await ensureBuilt();
  // What it could not install, it has said; the suites that need it fail by themselves.
  await run('bash', ['bin/setup']);
}
process.exitCode = await runJest();

async function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'aiguillage-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(
      process.execPath,
      [join(root, 'node_modules/jest/bin/jest.js'), ...flags(report), ...given],
      {
        NODE_OPTIONS: [process.env.NODE_OPTIONS, '--experimental-vm-modules --no-warnings'].filter(Boolean).join(' '),
      },
    );
    const { lines, failed } = summarise(readReport(report), { code, strict: isCi(), root });
    for (const line of lines) say(line);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function flags(report) {
  return ['--json', `--outputFile=${report}`];
}

function isCi() {
  return Boolean(process.env.CI) && process.env.CI !== 'false';
}
