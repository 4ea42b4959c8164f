import { likenesses } from './eld.js';
import { languageOfScript, mainScript } from './scripts.js';
import { wordsOf } from './words-of.js';

export interface Language {
  /** ISO 639-1. French whenever in doubt. */
  language: string;
  /** 0 to 1: how much the text looks like that language; 0 when there was nothing to read. Not a chance. */
  confidence: number;
  /** False: too short, a name, a sign, a language unknown. French is then only what is supposed. */
  isSure: boolean;
}

const french = 'fr';
const wordsMin = 4; // « Nguyen Van Minh » is no Vietnamese
/** Words with a letter that French has not say more: « Potrzebuję aktu urodzenia ». */
const foreignWordsMin = 3;
const foreignLetter = /(?![a-zàâäéèêëïîôöùûüÿçœæ])\p{Script=Latin}/iu;
/** Bambara, Ewe, Fula, Kabyle…: the library knows none of those that write them. */
const unknownLetter = /[ɛɔŋɓɗɣɲƴ]/iu;
/** Under this the library names the nearest language it knows: Tagalog for Wolof. */
const likenessMin = 0.62;
/** By how much another language must look likelier than French. « taxe fonciere trop elevee » is 0.03 more Romanian. */
const marginMin = 0.1;
/** A text with this part of it in French was written by somebody who reads French. */
const frenchPart = 0.3;

/**
 * Which language a contact is written in (CA-05, J23). French unless another is certain: a wrong « not French » costs a
 * person's time, a wrong « French » is seen at the first glance.
 */
export function languageOf(text: string): Language {
  const words = wordsOf(text);
  const { isLatin, part } = mainScript(words);
  if (!isLatin) return inOtherScript(part);
  const whole = inLatin(part);
  const isMixed = whole.language !== french && partInFrench(part) >= frenchPart;
  return isMixed ? { language: french, confidence: toFrenchIn(likenesses(part)), isSure: false } : whole;
}

function inOtherScript(part: string): Language {
  const language = languageOfScript(part);
  if (language) return { language, confidence: 1, isSure: true };
  const [best] = likenesses(part);
  return best ? { language: best[0], confidence: best[1], isSure: true } : supposed(0);
}

function inLatin(part: string): Language {
  const words = part.match(/\p{L}+/gu) ?? [];
  const found = likenesses(part);
  const toFrench = toFrenchIn(found);
  const enough = foreignLetter.test(part) ? foreignWordsMin : wordsMin;
  if (words.length < enough || isAllNames(words) || unknownLetter.test(part)) return supposed(toFrench);
  const [best] = found;
  if (!best) return supposed(0);
  const [language, likeness] = best;
  if (language === french) return { language, confidence: likeness, isSure: likeness >= likenessMin };
  const isSure = likeness >= likenessMin && likeness - toFrench >= marginMin;
  return isSure ? { language, confidence: likeness, isSure } : supposed(toFrench);
}

function supposed(confidence: number): Language {
  return { language: french, confidence, isSure: false };
}

function toFrenchIn(found: ReturnType<typeof likenesses>): number {
  return found.find(([language]) => language === french)?.[1] ?? 0;
}

/** « João Carlos da Silva », not « WHERE CAN I VOTE PLEASE ». */
function isAllNames(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 && long.every((word) => /^\p{Lu}.*\p{Ll}/u.test(word));
}

/** 0 to 1, in letters, of the sentences that are surely French. */
function partInFrench(text: string): number {
  const sentences = text.split(/[.!?;\n]+/);
  const lettersIn = (some: readonly string[]) => some.join('').replace(/\P{L}/gu, '').length;
  const surelyFrench = sentences.filter((sentence) => {
    const { language, isSure } = inLatin(sentence);
    return language === french && isSure;
  });
  return lettersIn(surelyFrench) / Math.max(1, lettersIn(sentences));
}
