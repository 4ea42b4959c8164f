import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Leaves a scan in a town's folder as a well-behaved scanner does: under another name until it is whole. */
export async function dropInFolder(folder: string, name: string, scan: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `${name}.part`);
  await writeFile(part, scan);
  await rename(part, join(folder, name));
}
