import { fitCalibration } from './calibrate.js';
import { usualCalibration, type Calibration } from './confidence.js';
import type { Example } from './example.js';
import { featuresOf, type Features } from './features.js';
import { meaningOf } from './meaning.js';
import { learn, scoresOf, type Model } from './model.js';
import { Vocabulary } from './vocabulary.js';
import { wordsOf } from './words.js';

export interface Trained {
  model: Model;
  calibration: Calibration;
}

interface Read {
  labels: readonly number[];
  trust: number;
  features: Features;
  meaning: Float32Array;
  /** Calibration asks what usagers say, not titles and keywords. */
  said: boolean;
}

/** One text in five, always the same, is kept aside to find how sure to be; then everything is learnt. */
const aside = 5;
const askedMin = 100;

export function train(examples: readonly Example[]): Trained {
  const demarches = [...new Set(examples.flatMap(labelsOf))].sort();
  const read = readAll(examples, demarches);
  let said = 0;
  const isAsked = read.map((one) => one.said && said++ % aside === 0);
  const asked = read.filter((_, at) => isAsked[at]);
  if (asked.length < askedMin) return { model: learnFrom(read, demarches).model, calibration: usualCalibration };
  const most = learnFrom(
    read.filter((_, at) => !isAsked[at]),
    demarches,
  );
  const start = spread(most.coefficients, isAsked, demarches.length + 1);
  return { model: learnFrom(read, demarches, start).model, calibration: calibrationOf(most.model, asked) };
}

function calibrationOf(model: Model, asked: readonly Read[]): Calibration {
  return fitCalibration(
    asked.map(({ features, meaning, labels }) => ({
      scores: scoresOf(model, model.vocabulary.vector(features), meaning),
      labels,
    })),
  );
}

/** Coefficients of the texts that were learnt, and none yet for those kept aside. */
function spread(coefficients: Float32Array, isAsked: readonly boolean[], labelCount: number): Float32Array {
  const all = new Float32Array(isAsked.length * labelCount);
  let from = 0;
  isAsked.forEach((aside, text) => {
    if (aside) return;
    all.set(coefficients.subarray(from, from + labelCount), text * labelCount);
    from += labelCount;
  });
  return all;
}

function learnFrom(read: readonly Read[], demarches: readonly string[], start?: Float32Array) {
  const vocabulary = Vocabulary.of(read, demarches.length + 1);
  const texts = read.map(({ labels, trust, features, meaning }) => ({
    labels,
    trust,
    meaning,
    vector: vocabulary.vector(features),
  }));
  return learn(texts, demarches, vocabulary, start);
}

function readAll(examples: readonly Example[], demarches: readonly string[]): Read[] {
  const positions = new Map(demarches.map((id, at) => [id, at]));
  return examples.flatMap((example) => {
    const words = wordsOf(example.text);
    if (words.length === 0) return [];
    const labels = labelsOf(example).map((id) => positions.get(id)!);
    return {
      labels: labels.length > 0 ? labels : [demarches.length],
      trust: example.weight ?? 1,
      features: featuresOf(words),
      meaning: meaningOf(words),
      said: (example.kind ?? 'said') === 'said',
    };
  });
}

function labelsOf({ demarche, others = [] }: Example): string[] {
  return demarche === null ? [] : [demarche, ...others];
}
