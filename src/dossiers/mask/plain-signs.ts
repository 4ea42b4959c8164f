/** What one character is to somebody who looks for numbers. */
export interface Meaning {
  /** `nothing`: it is not seen. `gap`: it may stand between two digits. */
  kind: 'nothing' | 'gap' | 'sign';
  /** The UTF-16 code it is read as. */
  sign: number;
}

/** More signs than that between two digits, and they are two numbers. */
export const gapsMax = 6;
/** What stands between two digits or letters, in a pattern over `Plain.signs`: never two of them in a row. */
export const gap = String.raw`[ \-.,/_|\n]`;

const unseen = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/;
const space = /[\s\p{Z}]/u;
const dash = /[\p{Pd}\u2212]/u; // U+2212, the minus sign, is no dash to Unicode
const between = /[.,/_|]/;
const ornament = /[\\*·•]/;

const known = new Map<number, Meaning>();

export function meaningOf(code: number): Meaning {
  let meaning = known.get(code);
  if (!meaning) known.set(code, (meaning = read(String.fromCodePoint(code))));
  return meaning;
}

function read(character: string): Meaning {
  const as = (kind: Meaning['kind'], sign: string) => ({ kind, sign: sign.charCodeAt(0) });
  if (unseen.test(character)) return as('nothing', ' ');
  if (lineEnd.test(character)) return as('gap', '\n');
  if (space.test(character)) return as('gap', ' ');
  if (dash.test(character)) return as('gap', '-');
  if (between.test(character)) return as('gap', character);
  if (ornament.test(character)) return as('gap', '|');
  if (/\p{Nd}/u.test(character)) return as('sign', digitOf(character));
  const usual = character.normalize('NFKC');
  return as('sign', /^[A-Za-z]$/.test(usual) ? usual : character);
}

/** Unicode has the ten digits of each writing in a row, beginning with zero (section 4.6). */
function digitOf(character: string): string {
  let before = 0;
  for (let code = character.codePointAt(0)! - 1; /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1) before += 1;
  return String(before % 10);
}
