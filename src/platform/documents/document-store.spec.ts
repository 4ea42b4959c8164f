import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, open, readdir, realpath, rm, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Environment } from '../config/index.js';
import { DocumentStore } from './document-store.js';

const townId = '0192f0c1-0000-7000-8000-000000000001';

/** What a power cut leaves: only what was flushed, names included. */
describe('a document', () => {
  let root: string;
  let store: DocumentStore;
  /** Files and folders in the order they were flushed, as they were called then. */
  let flushed: string[];
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'store-')));
    store = new DocumentStore({ DATA_DIR: root } as Environment);
    flushed = [];
    const handle = await open(root);
    const type = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const { sync } = type;
    jest.spyOn(type, 'sync').mockImplementation(function (this: FileHandle) {
      flushed.push(readlinkSync(`/proc/self/fd/${this.fd}`).slice(root.length));
      return sync.call(this);
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(root, { recursive: true, force: true });
  });

  const bytes = Buffer.from('bonjour');
  const ways: [string, () => Promise<string>][] = [
    ['put whole', () => store.put(townId, bytes)],
    ['put piece by piece', async () => (await store.putStream(townId, Readable.from([bytes]))).sha256],
  ];

  it.each(ways)('that is %s is flushed, then its name, and the folders made for it', async (_, put) => {
    const folder = `/documents/${townId}/${(await put()).slice(0, 2)}`;
    expect(flushed.filter((path) => path.endsWith('.part'))).toHaveLength(1);
    expect(flushed.at(-1)).toBe(folder);
    expect(flushed).toEqual(expect.arrayContaining(['', '/documents', `/documents/${townId}`]));
  });

  it('of which half came before its process died leaves the disk a day later, and not sooner', async () => {
    await store.put(townId, bytes);
    const folder = join(root, 'documents', townId);
    const [old, young] = ['arriving.1-a.part', 'arriving.2-b.part'].map((name) => join(folder, name));
    for (const path of [old!, young!]) await writeFile(path, 'bonj');
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
    await utimes(old!, twoDaysAgo, twoDaysAgo);
    await store.clearAbandoned(townId);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual(['arriving.2-b.part']);
    await store.clearAbandoned('0192f0c1-0000-7000-8000-000000000002');
  });

  it.each(ways)(
    'that is there already, %s, has its name flushed: whoever put it may have died before',
    async (_, put) => {
      await store.put(townId, bytes);
      flushed.length = 0;
      const folder = `/documents/${townId}/${(await put()).slice(0, 2)}`;
      expect(flushed.at(-1)).toBe(folder);
    },
  );
});
