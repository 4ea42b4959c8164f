import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { FileContent, FoundFile } from '../../dossiers/arrival.js';
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

/** The same for a file found inside an original, a piece at a time. */
export async function storeFound(store: DocumentStore, townId: string, file: FoundFile): Promise<StoredDocument> {
  const { sha256, size } = await store.putStream(townId, Readable.from(file.pieces()));
  return { id: uuid(), sha256, bytes: size, mediaType: file.mediaType, name: maskSensitive(file.name) };
}
