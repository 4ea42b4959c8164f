import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../config/index.js';

const untouchedMs = 60 * 60_000;

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
    if (await isKept(path)) return sha256;
    await mkdir(dirname(path), { recursive: true });
    await rename(await written(path, [bytes]), path);
    return sha256;
  }

  /** As `put`, of what is too large to be held in memory. When the source or the disk fails, nothing is left of it. */
  async putStream(townId: string, content: Readable): Promise<{ sha256: string; size: number }> {
    const folder = join(this.root, townId);
    await mkdir(folder, { recursive: true });
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
      await mkdir(dirname(path), { recursive: true });
      await rename(part, path);
    }
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
