import type { FrenchOcr } from './ocr.js';
import type { Pages } from './pages.js';
import { worthUsing } from './text-layer.js';
import { hasWords, readUpright } from './upright.js';

const MAX_PAGES = 20;
/** A dense A4 page has 5,000; a bad scan can give 22,000 of nothing, and a PDF page carry a whole book. */
const PAGE_MAX_CHARACTERS = 12_000;
const LETTER_WITHIN_MS = 5 * 60_000;

export interface PagesText {
  text: string;
  /** 0 to 100, mean of the pages read by OCR, weighted by length; undefined when the file carried all its words. */
  ocrConfidence: number | undefined;
}

/** Reads page after page; what was left unread is written in the text, where the agent who reads it will see it. */
export async function readAllPages(pages: Pages, ocr: FrenchOcr): Promise<PagesText> {
  const deadline = Date.now() + LETTER_WITHIN_MS;
  const texts: string[] = [];
  let scannedCharacters = 0;
  let confidenceSum = 0;
  let carried = false;
  let read = 0;
  for (; read < Math.min(pages.count, MAX_PAGES) && Date.now() < deadline; read++) {
    const layer = await pages.textLayer(read);
    if (worthUsing(layer)) {
      texts.push(tidy(layer));
      carried = true;
      continue;
    }
    const page = await readOne(pages, read, ocr);
    if (page === 'damaged') {
      texts.push(`[Page ${read + 1} illisible]`);
    } else if (hasWords(page.text)) {
      texts.push(tidy(page.text));
      scannedCharacters += page.text.length;
      confidenceSum += page.confidence * page.text.length;
    }
  }
  if (read < pages.count) texts.push(`[Lecture arrêtée à la page ${read} sur ${pages.count}]`);
  return { text: texts.join('\n\n'), ocrConfidence: meanConfidence() };

  function meanConfidence(): number | undefined {
    if (scannedCharacters > 0) return Math.round(confidenceSum / scannedCharacters);
    return carried ? undefined : 0;
  }
}

/** A damaged page, or one the OCR gave up on, must not lose the others. A stopped OCR is no fault of the page. */
async function readOne(pages: Pages, page: number, ocr: FrenchOcr) {
  try {
    return await readUpright(ocr, await pages.image(page));
  } catch (error) {
    if (ocr.isStopped) throw error;
    return 'damaged' as const;
  }
}

/** One kind of line end, no trailing spaces, no heaps of blank lines. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, PAGE_MAX_CHARACTERS);
}
