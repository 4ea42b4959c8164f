import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../config/index.js';

const untouchedMs = 60 * 60_000;
// Nobody writes at one file for that long.
const abandonedMs = 24 * 3_600_000;

/**
 * Originals, byte for byte, on disk, named by their content, in a folder per town. Written and flushed before the
 * row that speaks of them is committed: a row never points at nothing; a file without a row is harmless.
 */
@Injectable()
export class DocumentStore {
  private readonly root: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.root = join(environment.DATA_DIR, 'documents');
  }

  /** @returns the SHA-256 of the content, in hexadecimal: its name in the store */
  async put(townId: string, bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(townId, sha256);
    if (!(await isKept(path))) {
      await makeFolder(dirname(path));
      await rename(await written(path, [bytes]), path);
    }
    await flushFolder(dirname(path));
    return sha256;
  }

  /** As `put`, of what is too large to be held in memory. When the source or the disk fails, nothing is left of it. */
  async putStream(townId: string, content: Readable): Promise<{ sha256: string; size: number }> {
    const folder = join(this.root, townId);
    await makeFolder(folder);
    const hash = createHash('sha256');
    let size = 0;
    const counted = async function* () {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    };
    const part = await written(join(folder, 'arriving'), counted());
    const sha256 = hash.digest('hex');
    const path = this.pathOf(townId, sha256);
    if (await isKept(path)) await rm(part);
    else {
      await makeFolder(dirname(path));
      await rename(part, path);
    }
    await flushFolder(dirname(path));
    return { sha256, size };
  }

  async get(townId: string, sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(townId, sha256));
  }

  /**
   * Takes a content off the disk. Only when no row speaks of it any more; one that was put within the hour is left, since a row is
   * about to.
   * @returns false when it was left: try again later
   */
  async erase(townId: string, sha256: string): Promise<boolean> {
    const path = this.pathOf(townId, sha256);
    const aside = `${path}.erased`;
    try {
      // Whoever puts it again from now on does not find it, and writes it anew.
      await rename(path, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
      throw error;
    }
    if (Date.now() - (await stat(aside)).mtimeMs < untouchedMs) {
      await rename(aside, path);
      return false;
    }
    await rm(aside);
    return true;
  }

  /** Takes off the disk what a process left that died while a large content came. */
  async clearAbandoned(townId: string): Promise<void> {
    const folder = join(this.root, townId);
    const names = await readdir(folder).catch(() => []);
    for (const path of names.filter((name) => name.endsWith('.part')).map((name) => join(folder, name))) {
      const written = await stat(path).catch(() => null);
      if (written && Date.now() - written.mtimeMs > abandonedMs) await rm(path, { force: true });
    }
  }

  private pathOf(townId: string, sha256: string): string {
    return join(this.root, townId, sha256.slice(0, 2), sha256);
  }
}

/** Writes and flushes a file beside its place. @returns its path for the time being */
async function written(path: string, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<string> {
  const part = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  const file = await open(part, 'wx', 0o640);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return part;
}

/** A folder, and what leads to it, that are there after a power cut too. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(path); made.length >= resolve(first).length; made = dirname(made))
    await flushFolder(dirname(made));
}

/** A name is in its folder, not in its file: flushing the file alone does not keep it (fsync(2)). */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** There already, and marked as wanted now. */
async function isKept(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

@Global()
@Module({ providers: [DocumentStore], exports: [DocumentStore] })
export class DocumentsModule {}
