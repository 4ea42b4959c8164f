import { times, transposed, type Sparse } from './sparse.js';
import type { Text } from './text.js';

/** A linear rule: what each feature, and each dimension of the meaning, says for each label. Row by row, `labelCount` wide. */
export interface Rule {
  features: Float32Array;
  meaning: Float32Array;
}

export interface Solved {
  rule: Rule;
  /** What each text weighs for each label: text by label. */
  coefficients: Float32Array;
}

/** One with little trust may be answered wrong. */
const restraint = 0.7;
/** More change nothing that is asked of the rule; stopping early is a restraint of its own. */
const stepsMax = 20;
const stepsFromStart = 10;
/** Of what was asked at first; beyond it the answers to unseen texts no longer change. */
const closeEnough = 0.03;

/**
 * Ridge regression: the linear rule that answers 1 for a text's own labels and 0 for the others, with the least weight.
 * Solved in its kernel form by conjugate gradients, without chance: the same texts always give the same rule. The likeness of
 * two texts is never written down; each step goes through the features and back.
 * @param start coefficients that are nearly right: those found for most of the texts; half the steps are then enough
 */
export function ridge(texts: readonly Text[], featureCount: number, labelCount: number, start?: Float32Array): Solved {
  const table = tableOf(texts, featureCount);
  const turned = transposed(table, featureCount + dimensionsOf(texts));
  const ruleOf = (coefficients: Float32Array): Float32Array => times(turned, coefficients, labelCount);
  // What a rule answers to each text, and what its trust allows to be wrong by: (K + restraint / trust) x
  const imageOf = (coefficients: Float32Array): Float32Array => {
    const image = times(table, ruleOf(coefficients), labelCount);
    texts.forEach(({ trust }, text) => {
      for (let at = text * labelCount; at < (text + 1) * labelCount; at++)
        image[at]! += (restraint / trust) * coefficients[at]!;
    });
    return image;
  };
  const coefficients = start?.slice() ?? new Float32Array(texts.length * labelCount);
  solve(imageOf, answersOf(texts, labelCount), coefficients, labelCount, start ? stepsFromStart : stepsMax);
  const rule = ruleOf(coefficients);
  return {
    rule: {
      features: rule.subarray(0, featureCount * labelCount),
      meaning: rule.subarray(featureCount * labelCount),
    },
    coefficients,
  };
}

/** A row a text: its features, then its meaning. */
function tableOf(texts: readonly Text[], featureCount: number): Sparse {
  const dimensions = dimensionsOf(texts);
  const starts = new Int32Array(texts.length + 1);
  texts.forEach(({ vector }, text) => (starts[text + 1] = starts[text]! + vector.ids.length + dimensions));
  const total = starts[texts.length]!;
  const table = { starts, columns: new Int32Array(total), values: new Float32Array(total) };
  const ofMeaning = Int32Array.from({ length: dimensions }, (_, dimension) => featureCount + dimension);
  texts.forEach(({ vector, meaning }, text) => {
    const [at, after] = [starts[text]!, starts[text]! + vector.ids.length];
    table.columns.set(vector.ids, at);
    table.columns.set(ofMeaning, after);
    table.values.set(vector.values, at);
    table.values.set(meaning, after);
  });
  return table;
}

function dimensionsOf(texts: readonly Text[]): number {
  return texts[0]?.meaning.length ?? 0;
}

function answersOf(texts: readonly Text[], labelCount: number): Float32Array {
  const answers = new Float32Array(texts.length * labelCount);
  texts.forEach(({ labels }, at) => {
    for (const label of labels) answers[at * labelCount + label] = 1;
  });
  return answers;
}

/**
 * image(x) = answers, every column by itself.
 * @param solution where to start, and what comes out
 */
function solve(
  imageOf: (coefficients: Float32Array) => Float32Array,
  answers: Float32Array,
  solution: Float32Array,
  width: number,
  steps: number,
): void {
  const first = imageOf(solution);
  const residual = answers.map((answer, at) => answer - first[at]!);
  const direction = residual.slice();
  const enough = products(answers, answers, width).map((one) => one * closeEnough * closeEnough);
  let left = products(residual, residual, width);
  for (let step = 0; step < steps && left.some((one, column) => one > enough[column]!); step++) {
    const image = imageOf(direction);
    const along = products(direction, image, width);
    const stride = left.map((one, column) => (one > 0 ? one / along[column]! : 0));
    const back = stride.map((one) => -one);
    addScaled(solution, direction, stride, width);
    addScaled(residual, image, back, width);
    const now = products(residual, residual, width);
    const keep = now.map((one, column) => (left[column]! > 0 ? one / left[column]! : 0));
    for (let at = 0; at < direction.length; at += width)
      for (let k = 0; k < width; k++) direction[at + k] = residual[at + k]! + keep[k]! * direction[at + k]!;
    left = now;
  }
}

/** Column by column. */
function products(a: Float32Array, b: Float32Array, width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let at = 0; at < a.length; at += width) for (let k = 0; k < width; k++) sums[k]! += a[at + k]! * b[at + k]!;
  return sums;
}

function addScaled(to: Float32Array, what: Float32Array, by: readonly number[], width: number): void {
  for (let at = 0; at < to.length; at += width) for (let k = 0; k < width; k++) to[at + k]! += by[k]! * what[at + k]!;
}
