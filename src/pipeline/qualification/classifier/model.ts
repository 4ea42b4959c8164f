import type { Example } from './example.js';
import { featuresOf, type Features } from './features.js';
import { outOfScope } from './out-of-scope.js';
import { ridge } from './ridge.js';
import { Vocabulary, type Vector } from './vocabulary.js';
import { wordsOf } from './words.js';

/** A linear rule: each feature speaks for and against each démarche. */
export interface Model {
  /** In the order of the weights; one more label follows them, what is no démarche. */
  demarches: readonly string[];
  vocabulary: Vocabulary;
  /** Feature by feature, one weight per label. */
  weights: Float32Array;
  labelCount: number;
}

const labelTrust = 2; // a keyword is surer than a sentence
/** How much the likeness to the average text of a démarche adds to the rule; found by cross-validation. */
const averageShare = 2;

/** @param strangers texts that are no démarche; the shipped ones unless some are kept aside to measure */
export function learn(examples: readonly Example[], strangers: readonly string[] = outOfScope): Model {
  const demarches = [...new Set(examples.map(({ demarche }) => demarche))];
  const positions = new Map(demarches.map((id, at) => [id, at]));
  const labelCount = demarches.length + 1;
  const known = [
    ...examples.map(({ demarche, text, kind }) => ({
      label: positions.get(demarche)!,
      trust: kind === 'label' ? labelTrust : 1,
      features: featuresOf(wordsOf(text)),
    })),
    ...strangers.map((text) => ({ label: demarches.length, trust: 1, features: featuresOf(wordsOf(text)) })),
  ].filter(({ features }) => features.words.size > 0);
  const vocabulary = new Vocabulary(known, labelCount);
  return { demarches, vocabulary, weights: weightsOf(known, vocabulary, labelCount), labelCount };
}

/** One score per label, about 1 for a clear case and 0 for what has nothing to do with it. */
export function scoresOf({ weights, labelCount }: Model, { ids, values }: Vector): Float64Array {
  const scores = new Float64Array(labelCount);
  ids.forEach((id, at) => {
    const value = values[at]!;
    const start = id * labelCount;
    for (let label = 0; label < labelCount; label++) scores[label]! += value * weights[start + label]!;
  });
  return scores;
}

interface Known {
  label: number;
  trust: number;
  features: Features;
}

function weightsOf(known: readonly Known[], vocabulary: Vocabulary, labelCount: number): Float32Array {
  const vectors = known.map(({ features }) => vocabulary.vector(features));
  const labels = known.map(({ label }) => label);
  const trust = known.map((one) => one.trust);
  const coefficients = ridge(vectors, labels, labelCount, trust);
  const total = new Float64Array(labelCount);
  known.forEach(({ label, trust }) => (total[label]! += trust));
  const weights = new Float32Array(vocabulary.size * labelCount);
  known.forEach(({ label, trust }, example) => {
    const row = coefficients[example]!;
    row[label]! += (averageShare * trust) / total[label]!;
    const { ids, values } = vectors[example]!;
    ids.forEach((id, at) => {
      for (let of = 0; of < labelCount; of++) weights[id * labelCount + of]! += values[at]! * row[of]!;
    });
  });
  return weights;
}
