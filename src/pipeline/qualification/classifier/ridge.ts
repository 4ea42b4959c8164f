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

/**
 * Ridge regression: the linear rule that answers 1 for a text's own labels and 0 for the others, with the least weight.
 * Solved in its kernel form by conjugate gradients, without chance: the same texts always give the same rule. The likeness of
 * two texts is never written down; each step goes through the features and back.
 * @param start coefficients that are nearly right: those found for most of the texts; half the steps are then enough
 */
export function ridge(texts: readonly Text[], featureCount: number, labelCount: number, start?: Float32Array): Solved {
  const coefficients = start?.slice() ?? new Float32Array(texts.length * labelCount);
  const steps = start ? stepsFromStart : stepsMax;
  const rule = {
    features: new Float32Array(featureCount * labelCount),
    meaning: new Float32Array((texts[0]?.meaning.length ?? 0) * labelCount),
  };
  for (let first = 0; first < labelCount; first += blockOfLabels) {
    const width = Math.min(blockOfLabels, labelCount - first);
    const block = emptyRule(texts, featureCount, width);
    const solved = columns(coefficients, first, width, labelCount);
    solve(texts, answersOf(texts, first, width), solved, block, width, steps);
    gather(texts, solved, block, width);
    place(solved, coefficients, first, width, labelCount);
    place(block.features, rule.features, first, width, labelCount);
    place(block.meaning, rule.meaning, first, width, labelCount);
  }
  return { rule, coefficients };
}

/** One with little trust may be answered wrong. */
const restraint = 0.7;
/** More change nothing that is asked of the rule; stopping early is a restraint of its own. */
const stepsMax = 20;
const stepsFromStart = 10;
/** Of what was asked at first; beyond it the answers to unseen texts no longer change. */
const closeEnough = 0.03;
const blockOfLabels = 32; // so that the rule's rows stay in the processor's cache

function emptyRule(texts: readonly Text[], featureCount: number, width: number): Rule {
  return {
    features: new Float32Array(featureCount * width),
    meaning: new Float32Array((texts[0]?.meaning.length ?? 0) * width),
  };
}

function answersOf(texts: readonly Text[], first: number, width: number): Float32Array {
  const answers = new Float32Array(texts.length * width);
  texts.forEach(({ labels }, at) => {
    for (const label of labels) if (label >= first && label < first + width) answers[at * width + label - first] = 1;
  });
  return answers;
}

/**
 * (K + restraint / trust) x = answers, every column by itself.
 * @param solution where to start, and what comes out
 * @param rule room to work in
 */
function solve(
  texts: readonly Text[],
  answers: Float32Array,
  solution: Float32Array,
  rule: Rule,
  width: number,
  steps: number,
): void {
  const image = new Float32Array(answers.length);
  gather(texts, solution, rule, width);
  scatter(texts, solution, rule, image, width);
  const residual = answers.map((answer, at) => answer - image[at]!);
  const direction = residual.slice();
  const enough = products(answers, answers, width).map((one) => one * closeEnough * closeEnough);
  let left = products(residual, residual, width);
  for (let step = 0; step < steps && left.some((one, column) => one > enough[column]!); step++) {
    gather(texts, direction, rule, width);
    scatter(texts, direction, rule, image, width);
    const along = products(direction, image, width);
    const stride = left.map((one, column) => (one > 0 ? one / along[column]! : 0));
    addScaled(solution, direction, stride, width);
    addScaled(
      residual,
      image,
      stride.map((one) => -one),
      width,
    );
    const now = products(residual, residual, width);
    const keep = now.map((one, column) => (left[column]! > 0 ? one / left[column]! : 0));
    for (let at = 0; at < direction.length; at += width)
      for (let k = 0; k < width; k++) direction[at + k] = residual[at + k]! + keep[k]! * direction[at + k]!;
    left = now;
  }
}

/** The rule that coefficients of the texts amount to. */
function gather(texts: readonly Text[], coefficients: Float32Array, { features, meaning }: Rule, width: number): void {
  features.fill(0);
  meaning.fill(0);
  for (let text = 0; text < texts.length; text++) {
    const { vector, meaning: sense } = texts[text]!;
    const { ids, values } = vector;
    const row = text * width;
    for (let j = 0; j < ids.length; j++) {
      const value = values[j]!;
      for (let k = 0, at = ids[j]! * width; k < width; k++) features[at + k]! += value * coefficients[row + k]!;
    }
    for (let j = 0; j < sense.length; j++) {
      const value = sense[j]!;
      for (let k = 0, at = j * width; k < width; k++) meaning[at + k]! += value * coefficients[row + k]!;
    }
  }
}

/** image = what the rule answers to each text + restraint / trust × direction */
function scatter(
  texts: readonly Text[],
  direction: Float32Array,
  { features, meaning }: Rule,
  image: Float32Array,
  width: number,
): void {
  const sum = new Float32Array(width);
  for (let text = 0; text < texts.length; text++) {
    const { vector, meaning: sense, trust } = texts[text]!;
    const { ids, values } = vector;
    const row = text * width;
    for (let k = 0; k < width; k++) sum[k] = (restraint / trust) * direction[row + k]!;
    for (let j = 0; j < ids.length; j++) {
      const value = values[j]!;
      for (let k = 0, at = ids[j]! * width; k < width; k++) sum[k]! += value * features[at + k]!;
    }
    for (let j = 0; j < sense.length; j++) {
      const value = sense[j]!;
      for (let k = 0, at = j * width; k < width; k++) sum[k]! += value * meaning[at + k]!;
    }
    image.set(sum, row);
  }
}

/** Column by column. */
function products(a: Float32Array, b: Float32Array, width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let at = 0; at < a.length; at += width) for (let k = 0; k < width; k++) sums[k]! += a[at + k]! * b[at + k]!;
  return sums;
}

function addScaled(to: Float32Array, what: Float32Array, times: readonly number[], width: number): void {
  for (let at = 0; at < to.length; at += width)
    for (let k = 0; k < width; k++) to[at + k]! += times[k]! * what[at + k]!;
}

function columns(from: Float32Array, first: number, width: number, labelCount: number): Float32Array {
  const part = new Float32Array((from.length / labelCount) * width);
  for (let row = 0; row * width < part.length; row++)
    part.set(from.subarray(row * labelCount + first, row * labelCount + first + width), row * width);
  return part;
}

function place(from: Float32Array, to: Float32Array, first: number, width: number, labelCount: number): void {
  for (let row = 0; row * width < from.length; row++)
    to.set(from.subarray(row * width, (row + 1) * width), row * labelCount + first);
}
