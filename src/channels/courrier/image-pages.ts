import sharp, { type Sharp } from 'sharp';
import type { UnreadableReason } from '../../dossiers/arrival.js';
import type { Pages } from './pages.js';

/** A page of more pixels than this (A2 at 600 dpi) is a bomb or a poster, not a letter. */
const MAX_PIXELS = 140_000_000;
/** Longest sides: OCR wants about 300 dpi, which an A4 page has at 3508 pixels. */
const TOO_SMALL_PIXELS = 2300;
const A4_AT_300_DPI_PIXELS = 3508;
const TOO_LARGE_PIXELS = 5000;

/** Opens a JPEG, a PNG or a TIFF (one picture per page). */
export async function openImage(bytes: Buffer): Promise<Pages | UnreadableReason> {
  const metadata = await picture(bytes, 0)
    .metadata()
    .catch(() => undefined);
  if (!metadata) return 'not-a-document';
  return {
    count: metadata.pages ?? 1,
    textLayer: async () => '',
    image: (page) => forOcr(bytes, page),
    close: async () => undefined,
  };
}

async function forOcr(bytes: Buffer, page: number): Promise<Buffer> {
  const { width, height } = await picture(bytes, page).metadata();
  const longest = Math.max(width, height);
  const image = picture(bytes, page).autoOrient().flatten({ background: 'white' }).greyscale();
  if (longest < TOO_SMALL_PIXELS || longest > TOO_LARGE_PIXELS) {
    image.resize({ width: A4_AT_300_DPI_PIXELS, height: A4_AT_300_DPI_PIXELS, fit: 'inside' });
  }
  return image.png({ compressionLevel: 1 }).toBuffer();
}

/** Half a page would pass for a whole one: a truncated picture fails, other small faults of scanners do not. */
function picture(bytes: Buffer, page: number): Sharp {
  return sharp(bytes, { page, limitInputPixels: MAX_PIXELS, failOn: 'truncated' });
}
