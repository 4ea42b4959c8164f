import sharp from 'sharp';
import type { FrenchOcr, OcrText } from './ocr.js';

/** Under this the page is probably upside down: such a page reads at about 40, a good one at over 90. */
const DOUBTFUL_CONFIDENCE = 60;
const quarterTurns = [180, 90, 270];

/** Reads a page, and tries the other ways up when the first reading makes little sense. Keeps the best. */
export async function readUpright(ocr: FrenchOcr, image: Buffer): Promise<OcrText> {
  let best = await ocr.read(image);
  // Nothing at all is a blank page (the back of a sheet), whichever way up.
  if (!hasWords(best.text)) return best;
  for (const degrees of quarterTurns) {
    if (best.confidence >= DOUBTFUL_CONFIDENCE) break;
    const turned = await sharp(image).rotate(degrees).png({ compressionLevel: 1 }).toBuffer();
    const attempt = await ocr.read(turned);
    if (attempt.confidence > best.confidence) best = attempt;
  }
  return best;
}

export function hasWords(text: string): boolean {
  return /\p{L}{2,}/u.test(text);
}
