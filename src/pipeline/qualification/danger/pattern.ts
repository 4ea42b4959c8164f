import { tokensOf } from './tokens.js';

/** One word of a phrase: any of several, each whole or only begun (`tabass*`). */
export interface Step {
  words: { word: string; isBeginning: boolean }[];
  /** How many other words may stand before it. */
  gap: number;
}

const gapWords = 5;

/**
 * Reads a phrase of `config/alerts.yaml`: `il/elle me frappe` is two phrases in one, `suicid*` any word so begun, `...` up
 * to five words. What has an apostrophe is two words or one, as people write it (« j'en », « jen »): hence several patterns.
 */
export function patternsOf(phrase: string): Step[][] {
  let patterns: Step[][] = [[]];
  let gap = 0;
  for (const written of phrase.split(/\s+/)) {
    if (written === '...') gap = gapWords;
    else {
      const ways = waysOf(written, gap);
      patterns = patterns.flatMap((steps) => ways.map((way) => [...steps, ...way]));
      gap = 0;
    }
  }
  return patterns;
}

/** The single words make one step together; each « d'un » makes two of its own. */
function waysOf(written: string, gap: number): Step[][] {
  const all = written.split('/');
  const glued = all.map((one) => one.replace(/['’-]/g, ''));
  const apart = all.map((one) => one.split(/['’-]/).filter(Boolean)).filter((words) => words.length > 1);
  return [[stepOf(glued, gap)], ...apart.map((words) => words.map((one, at) => stepOf([one], at === 0 ? gap : 0)))];
}

function stepOf(words: readonly string[], gap: number): Step {
  return { words: words.map((one) => ({ word: tokensOf(one).join(''), isBeginning: one.endsWith('*') })), gap };
}
