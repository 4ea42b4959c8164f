/** A whole word of digits and of the letters OCR and hurried people put for them. */
const word = /(?<![\p{L}\d])[\dOolI|]+(?![\p{L}\d])/gu;
/** « lO » has no digit of its own, but stands between two. */
const betweenDigits = /(?<=\d[ .\-])[OolI|]{2}(?=[ .\-]\d)/gu;

/** The text with O for 0 and l, I or | for 1 set right among digits. As long as the text, so that places are the same in both. */
export function asDigits(text: string): string {
  return text.replace(word, (found) => (/\d/.test(found) ? corrected(found) : found)).replace(betweenDigits, corrected);
}

function corrected(found: string): string {
  return found.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
}
