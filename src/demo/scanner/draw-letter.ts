import sharp, { type Sharp } from 'sharp';
import { openPages } from '../../channels/courrier/index.js';
import { typeLetter, type LetterWords } from './type-letter.js';
import { pdfOfImages } from './pdf-of-images.js';
import { age } from './age.js';

export interface DrawnLetter extends LetterWords {
  /** Degrees the sheet was laid askew, clockwise; one by default, as people do. */
  tiltDegrees?: number;
  /** 0 (a new scanner) to 1 (hardly readable); 0.15 by default. */
  noise?: number;
  /** What the scanner makes of it: `jpeg` by default; `pdf` is a PDF that holds only the picture. */
  format?: 'jpeg' | 'png' | 'pdf';
}

/**
 * Draws the scan of a typed letter, as a town hall's scanner would give it: an A4 sheet, a little askew, a little grey.
 * The same letter always gives the same picture. A letter of several pages needs the format `pdf`.
 */
export async function drawLetter(letter: DrawnLetter): Promise<Buffer> {
  const { tiltDegrees = 1, noise = 0.15, format = 'jpeg' } = letter;
  const sheets = await rasterise(await typeLetter(letter));
  const scans = await Promise.all(sheets.map((sheet) => age(sheet, { tiltDegrees, noise })));
  const [first] = scans;
  if (format === 'pdf')
    return pdfOfImages(await Promise.all(scans.map((scan) => scan.jpeg({ quality: 65 }).toBuffer())));
  if (!first || scans.length > 1) throw new Error('a letter of several pages is scanned as a PDF');
  return format === 'png' ? first.png().toBuffer() : first.jpeg({ quality: 65 }).toBuffer();
}

/** PDFium brings its own fonts: a bare machine has none, and a picture drawn there from SVG shows no letter at all. */
async function rasterise(pdf: Buffer): Promise<Sharp[]> {
  const pages = await openPages(pdf);
  if (typeof pages === 'string') throw new Error(`the letter was not drawn: ${pages}`);
  try {
    const sheets: Sharp[] = [];
    for (let page = 0; page < pages.count; page++) sheets.push(sharp(await pages.image(page)));
    return sheets;
  } finally {
    await pages.close();
  }
}
