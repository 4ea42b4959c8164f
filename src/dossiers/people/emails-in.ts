import { emailOf } from './email.js';

export interface EmailInText {
  value: string;
  from: number;
  to: number;
  /** Spelt out: « arobase », « point ». */
  isSaid: boolean;
}

const label = String.raw`[\p{L}\d\-]{1,63}`;
/** OCR likes to put a space before or after the sign. */
const written = new RegExp(
  String.raw`(?<![\p{L}\d._+\-])[\p{L}\d._+\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?${label}(?:(?:\.| \. )${label}){1,5}`,
  'giu',
);
const part = String.raw`[\p{L}\d_\-]{1,40}`;
const joint = String.raw`\s(?:point|tiret|tiret du bas|underscore|souligné)\s`;
const said = new RegExp(
  String.raw`(?<![\p{L}\d._\-])${part}(?:(?:\.|${joint})${part}){0,5}\s(?:arobas|arobase|at)\s${label}(?:(?:\.|\spoint\s|\sdot\s)${label}){1,3}`,
  'giu',
);

/** Every e-mail address of a text in order, typed or spelt out. */
export function emailsIn(text: string): EmailInText[] {
  return [...found(text, written, false), ...found(text, said, true)].sort((one, other) => one.from - other.from);
}

function found(text: string, form: RegExp, isSaid: boolean): EmailInText[] {
  return [...text.matchAll(form)].flatMap(({ 0: words, index }) => {
    const value = emailOf(isSaid ? asWritten(words) : words.replace(/\(at\)|\[at\]/i, '@').replaceAll(' ', ''));
    return value ? [{ value, from: index, to: index + words.length, isSaid }] : [];
  });
}

function asWritten(words: string): string {
  return words
    .replace(/\s(?:arobase?|arobas|at)\s/iu, '@')
    .replace(/\s(?:tiret du bas|underscore|souligné)\s/giu, '_')
    .replace(/\stiret\s/giu, '-')
    .replace(/\s(?:point|dot)\s/giu, '.');
}
