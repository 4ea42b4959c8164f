import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './tools/build.mjs';
import { ensureInstalled } from './tools/install.mjs';
import { root } from './tools/run.mjs';

/** npm passes on the Ctrl-C that the terminal has already given us: the same signal again so soon is the same one. */
const sameSignalMs = 1_000;

await ensureInstalled();
await ensureBuilt();
start({ ...demoDefaults(), ...process.env });

/** Two fictional towns that live their day, unless this is production or somebody asked otherwise. */
function demoDefaults() {
  if (process.env.NODE_ENV === 'production') return {};
  return { DEMO: 'true', LOG_FILE: join(process.env.DATA_DIR || join(root, 'data'), 'log', 'aiguillage.log') };
}

/**
 * The program gets a process group of its own: a signal reaches it once, through us, and its second Ctrl-C means what it
 * says. We leave when it has left, with its code.
 */
function start(env) {
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: root, stdio: 'inherit', detached: true, env });
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last < sameSignalMs) return;
      last = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    process.exit(signal ? 1 : code);
  });
}
