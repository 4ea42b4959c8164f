import { masks } from './masks.js';
import type { Span } from './spans.js';

/** Two thousand telephone numbers one after the other: nobody writes more digits without a letter among them. */
const digitsMax = 20_000;

/** Digits without end, which would take seconds to be looked through: hidden whole, whatever they are. One pass. */
export function floodsIn(text: string): Span[] {
  const found: Span[] = [];
  let [from, to, digits] = [0, 0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) {
      if (digits === 0) from = at;
      to = at + 1;
      digits += 1;
    } else if (!standsBetween(code)) {
      if (digits > digitsMax) found.push({ from, to, instead: masks.announced });
      digits = 0;
    }
  }
  return found;
}

const [zero, nine, capitalA] = [48, 57, 65];

/** Spaces, ends of lines and the punctuation of ASCII; not the end of the text, which has no code. */
function standsBetween(code: number): boolean {
  return code < capitalA || code === 0x5f || code === 0x7c || code === 0xa0;
}
