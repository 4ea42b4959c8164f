import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../config/index.js';

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
    if (await stat(path).catch(() => null)) return sha256;
    await mkdir(dirname(path), { recursive: true });
    const part = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
    const file = await open(part, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return sha256;
  }

  async get(townId: string, sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(townId, sha256));
  }

  private pathOf(townId: string, sha256: string): string {
    return join(this.root, townId, sha256.slice(0, 2), sha256);
  }
}

@Global()
@Module({ providers: [DocumentStore], exports: [DocumentStore] })
export class DocumentsModule {}
