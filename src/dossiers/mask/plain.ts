import { gapsMax, meaningOf, type Meaning } from './plain-signs.js';

/** A text as numbers are looked for in it, and where each of its signs stands in the original. */
export interface Plain {
  /**
   * Digits of any writing are 0 to 9, letters of any width A to Z or a to z. What may stand between two digits is one sign:
   * ` `, `-`, `.`, `,`, `/`, `_` or `|` when there is one, a line feed when there are several or a line ends. What shows
   * nothing (soft hyphens, marks of direction) is left out.
   */
  signs: string;
  /** The original's characters behind these signs. */
  placeOf(from: number, to: number): { from: number; to: number };
}

const lineBreakTag = /<br\s{0,2}\/?>/iy;
const wide = '\n'.charCodeAt(0);
const end = ';'.charCodeAt(0);

/** One pass, whatever is in the text. */
export function plainOf(text: string): Plain {
  const signs = new Uint16Array(text.length);
  const places = new Int32Array(text.length + 1);
  let count = 0;
  const put = (sign: number, place: number) => {
    signs[count] = sign;
    places[count++] = place;
  };
  const gap = { signs: 0, place: 0, sign: 0 };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at)!;
    const tag = code === 60 ? lineBreakAt(text, at) : 0;
    const { kind, sign }: Meaning = tag > 0 ? { kind: 'gap', sign: wide } : meaningOf(code);
    if (kind === 'gap') {
      if (gap.signs === 0) gap.place = at;
      gap.sign = gap.signs === 0 ? sign : wide;
      gap.signs += 1;
    } else if (kind === 'sign') {
      if (gap.signs > 0) put(gap.signs > gapsMax ? end : gap.sign, gap.place);
      gap.signs = 0;
      put(sign, at);
    }
    at += tag || (code > 0xffff ? 2 : 1);
  }
  return {
    signs: Buffer.from(signs.buffer, 0, count * 2).toString('utf16le'),
    placeOf: (from, to) => {
      const last = places[to - 1]!;
      return { from: places[from]!, to: last + (text.codePointAt(last)! > 0xffff ? 2 : 1) };
    },
  };
}

function lineBreakAt(text: string, at: number): number {
  lineBreakTag.lastIndex = at;
  return lineBreakTag.exec(text)?.[0].length ?? 0;
}
