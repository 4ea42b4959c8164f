import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/**
 * Moves a file into a folder under its own name, or « name (2).pdf » when that name is taken. The name is reserved
 * first, because a rename overwrites without a word and network shares know no other way.
 * @returns the new path
 */
export async function putAside(path: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const target = await reserve(folder, basename(path));
  try {
    await rename(path, target);
  } catch (error) {
    await unlink(target);
    throw error;
  }
  return target;
}

async function reserve(folder: string, name: string): Promise<string> {
  const extension = extname(name);
  const stem = basename(name, extension);
  for (let copy = 1; ; copy++) {
    const target = join(folder, copy === 1 ? name : `${stem} (${copy})${extension}`);
    try {
      await (await open(target, 'wx')).close();
      return target;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
