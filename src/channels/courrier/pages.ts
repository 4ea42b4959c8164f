import type { UnreadableReason } from '../../dossiers/arrival.js';
import { openImage } from './image-pages.js';
import { mediaTypeOf } from './media-type.js';
import { openPdf } from './pdf-document.js';

/** A letter, page by page, whatever the scanner made of it. Pages are counted from 0. */
export interface Pages {
  count: number;
  /** The words the file itself carries; empty for a picture. */
  textLayer(page: number): Promise<string>;
  /** The page upright as its maker said, grey, ready for OCR (PNG). Throws when the picture is damaged. */
  image(page: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a letter by what it is, not by what it is called. */
export async function openPages(bytes: Buffer): Promise<Pages | UnreadableReason> {
  if (bytes.length === 0) return 'empty';
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return 'not-a-document';
  return mediaType === 'application/pdf' ? openPdf(bytes) : openImage(bytes);
}
