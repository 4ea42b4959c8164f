/** Languages that have a writing of their own, and that the library does not know. */
const ownScripts: [language: string, script: RegExp][] = [
  ['km', /\p{Script=Khmer}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
  ['dv', /\p{Script=Thaana}/gu],
];

/** Fewer letters than this in another writing are a name, a quotation, a sign of mathematics. */
const lettersMin = 4;
/** One sign is half a word in these. */
const ideogramsMin = 2;
const ideograms = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** The part of a text in the writing that most of it is in: Latin, or all the others. */
export function mainScript(text: string): { isLatin: boolean; part: string } {
  const foreign = count(text, /(?!\p{Script=Latin})\p{L}/gu);
  const enough = foreign >= lettersMin || count(text, ideograms) >= ideogramsMin;
  const isLatin = !enough || count(text, /\p{Script=Latin}/gu) > foreign;
  return { isLatin, part: text.replace(isLatin ? /(?!\p{Script=Latin})\p{L}/gu : /\p{Script=Latin}/gu, ' ') };
}

export function languageOfScript(text: string): string | undefined {
  return ownScripts.find(([, script]) => count(text, script) >= lettersMin)?.[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
