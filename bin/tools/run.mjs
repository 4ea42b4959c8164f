import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program of ours in the checkout, its words on our own output, and gives its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** The same, for a step that nothing can follow when it fails. */
export async function runOrStop(command, args, env) {
  const code = await run(command, args, env);
  if (code !== 0) process.exit(code);
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}
