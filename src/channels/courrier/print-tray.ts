import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryFailure } from '../../dossiers/delivery.js';

/**
 * Leaves a file in a folder whole or not at all: whoever prints the folder never sees half a letter. A file already
 * there under that name stays as it is. Any refusal of the disk is named, never thrown.
 */
export async function leaveInFolder(folder: string, name: string, bytes: Buffer): Promise<'left' | DeliveryFailure> {
  const target = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    if (await stat(target).catch(() => null)) return 'left';
    const part = join(folder, `.${name}.part`);
    await writeThrough(part, bytes);
    await rename(part, target);
    return 'left';
  } catch (error) {
    return failureOf(error);
  }
}

/** Full, or otherwise refusing: either way a later attempt may succeed. What is no refusal of the disk is a surprise. */
export function failureOf(error: unknown): DeliveryFailure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'other';
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
