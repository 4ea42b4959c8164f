import { fitCalibration, type HeldOut } from './calibrate.js';
import { usualCalibration, type Calibration } from './confidence.js';
import type { Example } from './example.js';
import { learn, scoresOf, type Learnt, type Model } from './model.js';
import { labelsOf, readAll, type Read } from './read.js';
import { answersOf, lean } from './rule.js';
import { Vocabulary } from './vocabulary.js';

export interface Trained {
  model: Model;
  calibration: Calibration;
}

/**
 * One text in ten is kept aside, then another ten, until enough were asked: how sure to be is found on models that know nearly
 * as much as the one that will answer. Then everything is learnt.
 */
const turns = 10;
const enough = 280;
/** With fewer texts, the usual calibration is surer. */
const askedMin = 500;

export function train(examples: readonly Example[]): Trained {
  const demarches = [...new Set(examples.flatMap(labelsOf))].sort();
  const read = readAll(examples, demarches, turns);
  const found: Found = new Map();
  const heldOut = heldOutOf(read, demarches, found);
  const { model, averages } = learnFrom(read, demarches, found);
  if (heldOut.length === 0) return { model, calibration: usualCalibration };
  const { calibration, leaning } = fitCalibration(heldOut);
  return { model: { ...model, rule: lean(model.rule, averages, leaning) }, calibration };
}

function heldOutOf(read: readonly Read[], demarches: readonly string[], found: Found): HeldOut[] {
  const heldOut: HeldOut[] = [];
  if (read.filter(({ isAsked }) => isAsked).length < askedMin) return heldOut;
  for (let turn = 0; turn < turns && heldOut.length < enough; turn++) {
    const kept = read.filter((one) => one.turn !== turn);
    const learnt = learnFrom(kept, demarches, found);
    const asked = read.filter((one) => one.isAsked && one.turn === turn);
    heldOut.push(...asked.map((one) => answerTo(one, learnt)));
  }
  return heldOut;
}

function answerTo({ features, meaning, labels }: Read, { model, averages }: Learnt): HeldOut {
  const vector = model.vocabulary.vector(features);
  return {
    scores: scoresOf(model, vector, meaning),
    average: answersOf(averages, model.labelCount, vector, meaning),
    labels,
  };
}

/** What each text weighs for each label, from one time it is learnt to the next: they hardly differ. */
type Found = Map<Read, Float32Array>;

function learnFrom(read: readonly Read[], demarches: readonly string[], found: Found): Learnt {
  const labelCount = demarches.length + 1;
  const vocabulary = Vocabulary.of(
    read.filter(({ isTitle }) => !isTitle),
    labelCount,
  );
  const texts = read.map((one) => ({ ...one, vector: vocabulary.vector(one.features) }));
  const start = found.size > 0 ? new Float32Array(read.length * labelCount) : undefined;
  read.forEach((one, at) => start?.set(found.get(one) ?? [], at * labelCount));
  const learnt = learn(texts, demarches, vocabulary, start);
  read.forEach((one, at) => found.set(one, learnt.coefficients.subarray(at * labelCount, (at + 1) * labelCount)));
  return learnt;
}
