import { fitCalibration, type HeldOut } from './calibrate.js';
import { chancesOf, indexOfBest, type Calibration } from './confidence.js';
import type { Example } from './example.js';
import { featuresOf } from './features.js';
import { learn, scoresOf } from './model.js';
import { outOfScope } from './out-of-scope.js';
import { wordsOf } from './words.js';

/** How good a classifier is at texts it has not seen. All are shares, 0 to 1. */
export interface Figures {
  /** Of the texts that are a démarche: the right one is the first, is among the first three. */
  first: number;
  firstThree: number;
  /** At the threshold: share of those texts decided without a person, and share of the decisions that are right. */
  decided: number;
  decidedRight: number;
  /** Share of the texts that are no démarche and would have been sent somewhere all the same. */
  strangersDecided: number;
  /** Mean gap between the confidence announced and the share of right answers, in ten bins. */
  calibrationError: number;
  /** The constants these answers ask for. */
  fitted: Calibration;
}

const folds = 5;
const bins = 10;

/**
 * Learns five times on four fifths of what usagers said, and asks the last fifth. Titles, keywords and hints are always
 * learnt: they are not what is asked.
 */
export function crossValidate(examples: readonly Example[], threshold: number): Figures {
  const demarches = [...new Set(examples.map(({ demarche }) => demarche))];
  const asked = new Map(examples.filter(({ kind }) => (kind ?? 'said') === 'said').map((one, at) => [one, at % folds]));
  const heldOut = Array.from({ length: folds }, (_, fold) => {
    const model = learn(
      examples.filter((one) => asked.get(one) !== fold),
      outOfScope.filter((_, at) => at % folds !== fold),
    );
    const ask = (text: string, label: number): HeldOut => ({
      scores: scoresOf(model, model.vocabulary.vector(featuresOf(wordsOf(text)))),
      label,
    });
    return [
      ...[...asked]
        .filter(([, of]) => of === fold)
        .map(([{ text, demarche }]) => ask(text, demarches.indexOf(demarche))),
      ...outOfScope.filter((_, at) => at % folds === fold).map((text) => ask(text, demarches.length)),
    ];
  }).flat();
  return figures(heldOut, demarches.length, threshold);
}

interface Answer {
  rank: number;
  confidence: number;
  isStranger: boolean;
}

function figures(heldOut: readonly HeldOut[], stranger: number, threshold: number): Figures {
  const answers = heldOut.map(({ scores, label }) => answerOf(scores, label, stranger));
  const requests = answers.filter(({ isStranger }) => !isStranger);
  const strangers = answers.filter(({ isStranger }) => isStranger);
  const decided = requests.filter(({ confidence }) => confidence >= threshold);
  return {
    first: share(requests, ({ rank }) => rank === 0),
    firstThree: share(requests, ({ rank }) => rank < 3),
    decided: decided.length / requests.length,
    decidedRight: share(decided, ({ rank }) => rank === 0),
    strangersDecided: share(strangers, ({ confidence }) => confidence >= threshold),
    calibrationError: calibrationError(answers),
    fitted: fitCalibration(heldOut),
  };
}

/** Rank of the right démarche among démarches, and the confidence of the first one. */
function answerOf(scores: Float64Array, label: number, stranger: number): Answer {
  const chances = chancesOf(scores).slice(0, stranger);
  const isStranger = label === stranger;
  const rank = isStranger ? Infinity : chances.filter((chance, at) => at !== label && chance >= chances[label]!).length;
  return { rank, confidence: chances[indexOfBest(chances)]!, isStranger };
}

function calibrationError(answers: readonly Answer[]): number {
  const gaps = Array.from({ length: bins }, (_, bin) => {
    const inBin = answers.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin);
    return Math.abs(inBin.reduce((sum, { rank, confidence }) => sum + confidence - (rank === 0 ? 1 : 0), 0));
  });
  return gaps.reduce((sum, gap) => sum + gap, 0) / answers.length;
}

function share<T>(all: readonly T[], test: (one: T) => boolean): number {
  return all.filter(test).length / all.length;
}
