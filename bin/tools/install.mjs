import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrStop, say } from './run.mjs';

/** Installs the packages of package-lock.json, unless they are there. Stops with a sentence on a Node that is too old. */
export async function ensureInstalled() {
  refuseOldNode();
  if (isInstalled(root)) return;
  say('Installing packages (about a minute)…');
  // The build needs the development packages, whatever NODE_ENV says.
  await runOrStop('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

function refuseOldNode() {
  const needed = read(join(root, 'package.json')).engines.node.replace('>=', '').split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  say(`Aiguillage needs Node ${needed.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Compares what npm noted when it installed with the lock file: times would send everybody installing again after a
 * checkout. A package of another platform is rightly absent.
 */
export function isInstalled(folder) {
  try {
    const wanted = read(join(folder, 'package-lock.json')).packages;
    const present = read(join(folder, 'node_modules', '.package-lock.json')).packages;
    return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true;
      return present[path] ? present[path].version === version : Boolean(optional || devOptional);
    });
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
