/** Under this, a page carries a stamp or a page number, not a letter. */
const FEWEST_LETTERS = 40;
const LEAST_SHARE_OF_LETTERS = 0.55;

/**
 * Whether the words a PDF page carries can replace OCR: enough of them, and made of letters. Some programs write fonts
 * without their alphabet, and the page then reads as signs and boxes.
 */
export function worthUsing(text: string): boolean {
  const characters = text.replace(/\s/gu, '');
  const letters = characters.match(/\p{L}/gu)?.length ?? 0;
  return letters >= FEWEST_LETTERS && letters / characters.length >= LEAST_SHARE_OF_LETTERS;
}
