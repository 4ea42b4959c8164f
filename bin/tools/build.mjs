import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrStop, say } from './run.mjs';

/** Written last in each built folder: a build that was interrupted, or is older than its sources, is done again. */
const stamp = '.built';

const parts = {
  server: { needs: 'src', from: ['src', '.swcrc', 'package-lock.json'], to: 'dist', make: buildServer },
  web: { needs: 'web/index.html', from: ['web', 'package-lock.json'], to: 'web/dist', make: buildWeb },
};

/** Builds the parts whose sources changed since, among `names`. */
export async function ensureBuilt(names = Object.keys(parts)) {
  const stale = names.filter(isStale);
  if (stale.length === 0) return;
  say('Building…');
  for (const part of stale) await build(part);
}

/** Builds one part from nothing, so that a file that left the sources leaves the build; all of them without a name. */
export async function build(part) {
  if (!part) {
    for (const each of Object.keys(parts)) await build(each);
    return;
  }
  if (!hasSources(part)) return;
  const { to, make } = parts[part];
  const begunAt = new Date();
  rmSync(join(root, to), { recursive: true, force: true });
  await make();
  writeFileSync(join(root, to, stamp), '');
  // What was changed while it was built is not in it.
  utimesSync(join(root, to, stamp), begunAt, begunAt);
}

async function buildServer() {
  await runOrStop(bin('swc'), ['src', '-d', 'dist', '--strip-leading-paths', '--copy-files', '--quiet']);
}

async function buildWeb() {
  await runOrStop(bin('vite'), ['build', 'web', '--logLevel', 'warn']);
}

function isStale(part) {
  const { from, to } = parts[part];
  if (!hasSources(part)) return false;
  const built = join(root, to, stamp);
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  return from.some((path) => changedSince(join(root, path), since));
}

/** A folder's own time changes when a file comes into it or leaves it. */
function changedSince(path, since) {
  if (path === join(root, 'web/dist')) return false;
  const found = statSync(path);
  if (found.mtimeMs > since) return true;
  return found.isDirectory() && readdirSync(path).some((name) => changedSince(join(path, name), since));
}

function hasSources(part) {
  return existsSync(join(root, parts[part].needs));
}

function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}
