import { hundred, tens, thousand, units } from './number-words.js';

/** A number and how many words say it; null when no number begins there. */
export type Read = { value: number; words: number } | null;

const seventy = 60;
const maxThousands = 9;

/**
 * The longest number under ten thousand that begins at `at`: « quatre vingt dix huit » is 98, never 4, 20 and 18. Whoever
 * dictates pairs of digits means it so.
 */
export function readNumber(words: readonly string[], at: number): Read {
  const thousands = words[at] === thousand ? { value: 1, words: 0 } : underThousand(words, at);
  if (!thousands || thousands.value === 0 || thousands.value > maxThousands) return thousands;
  if (words[at + thousands.words] !== thousand) return thousands;
  const used = thousands.words + 1;
  return plus({ value: thousands.value * 1000, words: used }, underThousand(words, at + used));
}

function underThousand(words: readonly string[], at: number): Read {
  const count = hundred.has(words[at] ?? '') ? { value: 1, words: 0 } : underHundred(words, at);
  if (!count || count.value === 0 || count.value > 9 || !hundred.has(words[at + count.words] ?? '')) return count;
  const used = count.words + 1;
  return plus({ value: count.value * 100, words: used }, underHundred(words, at + used));
}

function underHundred(words: readonly string[], at: number): Read {
  const word = words[at] ?? '';
  if (word === 'quatre' && /^vingts?$/.test(words[at + 1] ?? ''))
    return plus({ value: 80, words: 2 }, underTwenty(words, at + 2));
  const ten = tens.get(word);
  if (ten === undefined) return underTwenty(words, at);
  const and = words[at + 1] === 'et' ? 1 : 0;
  const rest = underTwenty(words, at + 1 + and);
  // « trente onze » is two numbers, « soixante onze » one; « et » joins only one and eleven.
  const joins =
    rest &&
    (rest.value < 10 || ten === seventy) &&
    (and === 0 || rest.value === 1 || (rest.value === 11 && ten === seventy));
  return joins ? plus({ value: ten, words: 1 + and }, rest) : { value: ten, words: 1 };
}

function underTwenty(words: readonly string[], at: number): Read {
  const value = units.get(words[at] ?? '');
  if (value === undefined) return null;
  const next = units.get(words[at + 1] ?? '');
  if (value === 10 && next !== undefined && next >= 7 && next <= 9) return { value: 10 + next, words: 2 };
  return { value, words: 1 };
}

/** A zero is dictated by itself: « vingt zéro six » is 20, then 06. */
function plus(first: { value: number; words: number }, rest: Read): Read {
  return rest === null || rest.value === 0
    ? first
    : { value: first.value + rest.value, words: first.words + rest.words };
}
