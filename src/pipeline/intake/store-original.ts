import { v7 as uuid } from 'uuid';
import type { FileContent } from '../../dossiers/arrival.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import type { DocumentStore } from '../../platform/documents/index.js';

/** A row of `document`, its bytes already on disk. */
export interface StoredDocument {
  id: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  name: string;
}

/** Writes a file to the document store, flushed, before any row speaks of it. */
export async function storeFile(store: DocumentStore, townId: string, file: FileContent): Promise<StoredDocument> {
  const sha256 = await store.put(townId, file.bytes);
  return { id: uuid(), sha256, bytes: file.bytes.length, mediaType: file.mediaType, name: maskSensitive(file.name) };
}
