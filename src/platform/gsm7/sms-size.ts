import { extension, outsideGsm7 } from './alphabet.js';

/** How an SMS is cut: what the carrier bills, and what some phones show apart. */
interface SmsSize {
  /** False when one character obliges the whole text to leave as UCS-2. */
  isGsm7: boolean;
  /** In septets, or in UTF-16 code units. */
  length: number;
  segments: number;
}

/** Of one SMS, and of each part of a longer one (3GPP TS 23.040: the header of a part takes 7 septets, or 3 units). */
export const segmentSeptets = { alone: 160, part: 153 };
const segmentUnits = { alone: 70, part: 67 };
/** No carrier takes more as one SMS. */
export const segmentsMax = 10;

/** The size of a text as an SMS (3GPP TS 23.038 and 23.040). */
export function smsSize(text: string): SmsSize {
  const isGsm7 = outsideGsm7(text).length === 0;
  const widths = isGsm7
    ? [...text].map((character) => (extension.has(character) ? 2 : 1))
    : [...text].map((character) => character.length);
  const length = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = isGsm7 ? segmentSeptets : segmentUnits;
  return { isGsm7, length, segments: length <= alone ? 1 : partsOf(widths, part) };
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
