import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './tools/run.mjs';

/** An editor writes a file in several steps, and a branch changes many. */
const quietMs = 300;

let child = begin();
let timer;
let stopping = false;
let restarting = Promise.resolve();

for (const folder of ['src', 'web/src', 'config'].filter((each) => existsSync(join(root, each)))) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (restarting = restarting.then(restart)), quietMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

/** `npm start` without npm: it builds what changed, and runs the demo. */
function begin() {
  return spawn(process.execPath, [join(root, 'bin/start.mjs')], { stdio: 'inherit', detached: true });
}

async function restart() {
  if (stopping) return;
  say('Changed: starting again…');
  await end();
  child = begin();
}

async function stop() {
  if (stopping) return;
  stopping = true;
  await restarting;
  await end();
  process.exit(0);
}

async function end() {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
