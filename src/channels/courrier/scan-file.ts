import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { UnreadableReason } from '../../dossiers/arrival.js';
import { mediaTypeOf } from './media-type.js';
import { openPages } from './pages.js';
import { MAX_SCAN_BYTES } from './refusal-note.js';

export interface ScanFile {
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
  /** Absent when the file is empty or too large to be kept. */
  bytes?: Buffer;
  mediaType: string;
  /** Why it cannot enter the line, if it cannot. */
  refused?: UnreadableReason;
}

/** Reads a scan and looks whether it opens. Undefined when it changed meanwhile: it is still being written. */
export async function readScan(path: string): Promise<ScanFile | undefined> {
  const file = await open(path, 'r');
  try {
    const before = await file.stat();
    const scan = before.size > MAX_SCAN_BYTES ? await tooLarge(path) : await wholeScan(file);
    const after = await file.stat();
    return before.size === after.size && before.mtimeMs === after.mtimeMs ? scan : undefined;
  } finally {
    await file.close();
  }
}

/** A file of any size goes through here piece by piece, never whole. */
async function tooLarge(path: string): Promise<ScanFile> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { sha256: hash.digest('hex'), mediaType: 'application/octet-stream', refused: 'too-large' };
}

async function wholeScan(file: FileHandle): Promise<ScanFile> {
  const bytes = await file.readFile();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mediaType = mediaTypeOf(bytes) ?? 'application/octet-stream';
  const pages = await openPages(bytes);
  if (pages === 'empty' && bytes.length === 0) return { sha256, mediaType, refused: 'empty' };
  if (typeof pages === 'string') return { sha256, bytes, mediaType, refused: pages };
  await pages.close();
  return { sha256, bytes, mediaType };
}
