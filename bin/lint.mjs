import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './tools/run.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const checks = Object.keys(scripts).filter((name) => name.startsWith('lint:'));

const failed = [];
for (const check of checks) {
  if ((await run('npm', ['run', '--silent', check])) !== 0) failed.push(check);
}
say(failed.length === 0 ? `Lint: ${checks.length} checks passed` : `Lint failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
