import { easierThan } from './easier.js';
import type { Rule } from './rule.js';
import { solve } from './solve.js';
import { tableOf, times, transposed } from './sparse.js';
import { shareOf, type Text } from './text.js';

export interface Solved {
  rule: Rule;
  /** What each text weighs for each label: text by label. */
  coefficients: Float32Array;
}

/** One with little trust may be answered wrong. */
const restraint = 0.7;
/** More steps no longer change what is answered to unseen texts. */
const stepsMax = 10;
const stepsFromStart = 5;

/**
 * Ridge regression: the linear rule that answers 1 for what a text is about (`shareOf` its place) and 0 for the rest, with the
 * least weight. Solved in its kernel form, without chance: the same texts always give the same rule. The likeness of two texts
 * is never written down; each step goes through the features and back.
 * @param start coefficients that are nearly right: those found for most of the texts; half the steps are then enough
 */
export function ridge(texts: readonly Text[], featureCount: number, labelCount: number, start?: Float32Array): Solved {
  const dimensions = Int32Array.from(texts[0]?.meaning ?? [], (_, dimension) => dimension);
  const words = tableOf(texts.map(({ vector }) => vector));
  const meanings = tableOf(texts.map(({ meaning }) => ({ ids: dimensions, values: meaning })));
  const wordsTurned = transposed(words, featureCount);
  const meaningsTurned = transposed(meanings, dimensions.length);
  const leeway = Float32Array.from(texts, ({ trust }) => restraint / trust);
  const ruleOf = (coefficients: Float32Array): Rule => ({
    features: times(wordsTurned, coefficients, labelCount),
    meaning: times(meaningsTurned, coefficients, labelCount),
  });
  // What a rule answers to each text, and what its trust allows to be wrong by: (K + restraint / trust) x
  const imageOf = (coefficients: Float32Array): Float32Array => {
    const rule = ruleOf(coefficients);
    const image = times(words, rule.features, labelCount);
    const more = times(meanings, rule.meaning, labelCount);
    for (let at = 0, text = 0; at < image.length; text++)
      for (const end = at + labelCount; at < end; at++) image[at]! += more[at]! + leeway[text]! * coefficients[at]!;
    return image;
  };
  const coefficients = start?.slice() ?? new Float32Array(texts.length * labelCount);
  solve({
    imageOf,
    nearlyFrom: easierThan(meanings, meaningsTurned, leeway, labelCount),
    wanted: wantedOf(texts, labelCount),
    solution: coefficients,
    width: labelCount,
    steps: start ? stepsFromStart : stepsMax,
  });
  return { rule: ruleOf(coefficients), coefficients };
}

function wantedOf(texts: readonly Text[], labelCount: number): Float32Array {
  const wanted = new Float32Array(texts.length * labelCount);
  texts.forEach(({ labels }, at) => {
    labels.forEach((label, place) => (wanted[at * labelCount + label] = shareOf(place)));
  });
  return wanted;
}
