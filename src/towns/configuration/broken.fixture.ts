import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfiguration } from './index.js';
import type { LoadedConfiguration } from './index.js';

/** What to do to one file of the shipped configuration: replace a text, write the whole file, or remove it. */
export type Edit = { replace: string; by: string } | { write: string | Buffer } | { remove: true };

/** Texts to learn from: nine tenths of the configuration, and nothing else speaks of them. */
const texts = /(^|\/)(examples|out-of-scope|danger)\//;

/** Loads the shipped configuration after breaking it. `lineOf` finds the line of a text in a file as broken. */
export async function loadBroken(
  edits: Record<string, Edit | Edit[]>,
): Promise<LoadedConfiguration & { lineOf: (file: string, text: string) => number }> {
  const folder = await mkdtemp(join(tmpdir(), 'configuration-'));
  const broken = new Map<string, string>();
  try {
    const spared = Object.keys(edits).some((file) => texts.test(file)) ? undefined : texts;
    await cp('config', folder, { recursive: true, filter: (path) => !spared?.test(path) });
    for (const [file, list] of Object.entries(edits)) {
      for (const edit of [list].flat()) await apply(join(folder, file), edit);
      broken.set(file, await readFile(join(folder, file), 'utf8').catch(() => ''));
    }
    return { ...(await loadConfiguration(folder)), lineOf: (file, text) => lineIn(broken.get(file) ?? '', text) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function apply(path: string, edit: Edit): Promise<void> {
  if ('remove' in edit) return rm(path, { recursive: true });
  if ('write' in edit) {
    await mkdir(dirname(path), { recursive: true });
    return writeFile(path, edit.write);
  }
  const text = await readFile(path, 'utf8');
  if (!text.includes(edit.replace)) throw new Error(`nothing to replace in ${path}: ${edit.replace}`);
  return writeFile(
    path,
    text.replace(edit.replace, () => edit.by),
  );
}

function lineIn(content: string, text: string): number {
  const offset = content.indexOf(text);
  if (offset < 0) throw new Error(`not in the broken file: ${text}`);
  return content.slice(0, offset).split('\n').length;
}
