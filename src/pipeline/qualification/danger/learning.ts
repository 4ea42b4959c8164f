import { featureCount, type Vector } from './features.js';

/** A passage and what it is: the position of its alert, or the last label for nothing at all. */
export interface Lesson {
  vector: Vector;
  label: number;
  /** How much it is trusted; 1 is usual. */
  trust: number;
}

/** What each feature says for each label: row by row, `labelCount` wide. */
export interface Weights {
  labelCount: number;
  rows: Float32Array;
}

/** What no word speaks of is no danger: chances begin twenty to one for the last label. */
const startOfNothing = 3;
const rounds = 2; // more take longer, and hear no better
const stride = 0.7;
const leastSlope = 0.01;
const knownWell = 0.98;

/**
 * Softmax regression by stochastic gradient, each weight with its own pace (AdaGrad: Duchi, Hazan, Singer, 2011). Without
 * chance: the same lessons in the same order always give the same weights.
 */
export function learn(lessons: readonly Lesson[], labelCount: number): Weights {
  const weights = { labelCount, rows: new Float32Array(featureCount * labelCount) };
  const slopes = new Float32Array(weights.rows.length);
  const step = stepThrough(lessons.length);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0, at = round % lessons.length; turn < lessons.length; turn++, at = (at + step) % lessons.length) {
      const { vector, label, trust } = lessons[at]!;
      const errors = chancesOf(weights, vector);
      if (errors[label]! > knownWell) continue;
      errors[label]! -= 1;
      correct(weights, slopes, vector, errors, trust);
    }
  }
  return weights;
}

/** The chance of each label; together they are 1. */
export function chancesOf({ labelCount, rows }: Weights, { ids, values }: Vector): Float64Array {
  const chances = new Float64Array(labelCount);
  chances[labelCount - 1] = startOfNothing;
  for (let j = 0; j < ids.length; j++) {
    const value = values[j]!;
    for (let label = 0, at = ids[j]! * labelCount; label < labelCount; label++)
      chances[label]! += value * rows[at + label]!;
  }
  let [most, sum] = [-Infinity, 0];
  for (let label = 0; label < labelCount; label++) most = Math.max(most, chances[label]!);
  for (let label = 0; label < labelCount; label++) sum += chances[label] = Math.exp(chances[label]! - most);
  for (let label = 0; label < labelCount; label++) chances[label]! /= sum;
  return chances;
}

function correct(
  { labelCount, rows }: Weights,
  slopes: Float32Array,
  vector: Vector,
  errors: Float64Array,
  trust: number,
) {
  const { ids, values } = vector;
  for (let j = 0; j < ids.length; j++) {
    const value = values[j]! * trust;
    for (let label = 0, at = ids[j]! * labelCount; label < labelCount; label++) {
      const slope = errors[label]! * value;
      slopes[at + label]! += slope * slope;
      rows[at + label]! -= (stride * slope) / Math.sqrt(slopes[at + label]! + leastSlope);
    }
  }
}

/** Goes through all of them in an order that mixes them: by the golden ratio, made prime to their number. */
function stepThrough(count: number): number {
  let step = Math.floor(count * 0.618) | 1;
  while (commonDivisor(step, count) > 1) step++;
  return step;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
