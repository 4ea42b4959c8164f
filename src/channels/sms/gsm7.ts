import { outsideGsm7 } from '../../towns/configuration/index.js';

/** Characters of the GSM 03.38 extension: an escape comes before each of them. */
const extension = new Set('\f^{}\\[~]|€');

/** How an SMS is cut: what the carrier bills, and what some phones show apart. */
export interface SmsSize {
  /** False when one character obliges the whole text to leave as UCS-2. */
  isGsm7: boolean;
  /** In septets, or in UTF-16 code units. */
  length: number;
  segments: number;
}

/** The size of a text as an SMS (3GPP TS 23.038 and 23.040: 160 septets or 70 units, 153 or 67 once it is cut). */
export function smsSize(text: string): SmsSize {
  const isGsm7 = outsideGsm7(text).length === 0;
  const widths = isGsm7
    ? [...text].map((character) => (extension.has(character) ? 2 : 1))
    : [...text].map((character) => character.length);
  const length = widths.reduce((sum, width) => sum + width, 0);
  const [whole, part] = isGsm7 ? [160, 153] : [70, 67];
  return { isGsm7, length, segments: length <= whole ? 1 : partsOf(widths, part) };
}

/** Neither an escaped character nor a surrogate pair is cut in two. */
function partsOf(widths: number[], capacity: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > capacity) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}
