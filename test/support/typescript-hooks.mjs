import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const ours = /\/(src|test)\/.*\.ts$/;

/** Node's own import, outside jest, finds `x.ts` behind `x.js`… */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !ours.test(context.parentURL ?? '')) {
    return next(specifier, context);
  }
  return next(specifier.replace(/\.js$/, '.ts'), context);
}

/** …and compiles it, as .swcrc says for the build. */
export async function load(url, context, next) {
  if (!ours.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
