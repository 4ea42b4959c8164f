import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../platform/config/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { storeFound } from './store-original.js';

const townId = '0192f0c1-0000-7000-8000-000000000001';

describe('a file found inside an original', () => {
  let folder: string;
  let store: DocumentStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'found-'));
    store = new DocumentStore({ DATA_DIR: folder } as Environment);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is stored piece by piece, under the name of its whole content', async () => {
    const pieces = [Buffer.from('un '), Buffer.alloc(0), Buffer.alloc(3_000_000, 'a'), Buffer.from(' fin')];
    const whole = Buffer.concat(pieces);
    const stored = await storeFound(store, townId, {
      name: 'plan.pdf',
      mediaType: 'application/pdf',
      pieces: () => pieces,
    });
    expect(stored).toMatchObject({ name: 'plan.pdf', mediaType: 'application/pdf', bytes: whole.length });
    expect(stored.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    expect((await store.get(townId, stored.sha256)).equals(whole)).toBe(true);
  });

  it('that is empty is stored too', async () => {
    const stored = await storeFound(store, townId, { name: 'vide', mediaType: 'text/plain', pieces: () => [] });
    expect(stored.bytes).toBe(0);
    expect(await store.get(townId, stored.sha256)).toHaveLength(0);
  });

  it('whose pieces fail leaves nothing behind', async () => {
    function* pieces() {
      yield Buffer.from('un ');
      throw new Error('spoilt');
    }
    await expect(storeFound(store, townId, { name: 'a', mediaType: 'text/plain', pieces })).rejects.toThrow('spoilt');
    expect((await readdir(join(folder, 'documents', townId))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
