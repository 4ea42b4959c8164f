import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

const ours = /\/(src|test)\/.*\.ts$/;
const compiled = new URL('../../node_modules/.cache/aiguillage/', import.meta.url);
const settings = await readFile(new URL('../../.swcrc', import.meta.url), 'utf8');
await mkdir(compiled, { recursive: true });

/** Node's own import, outside jest, finds `x.ts` behind `x.js`… */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !ours.test(context.parentURL ?? '')) {
    return next(specifier, context);
  }
  return next(specifier.replace(/\.js$/, '.ts'), context);
}

/** …and compiles it, as .swcrc says for the build: once, as the tests start a hundred processes. */
export async function load(url, context, next) {
  if (!ours.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const text = await readFile(filename, 'utf8');
  const key = createHash('sha256').update([version, settings, filename, text].join('\0')).digest('hex');
  const kept = new URL(`${key}.js`, compiled);
  const source = await readFile(kept, 'utf8').catch(() => compile(filename, text, kept));
  return { format: 'module', source, shortCircuit: true };
}

async function compile(filename, text, kept) {
  const { code } = await transform(text, { filename, sourceMaps: 'inline' });
  const half = new URL(randomUUID(), compiled);
  await writeFile(half, code);
  await rename(half, kept);
  return code;
}
