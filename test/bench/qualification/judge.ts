import type { Classifier, Guess } from '../../../src/pipeline/qualification/classifier/index.js';

/** A text, and every label that is right for it; none: it is no démarche. */
export interface Asked {
  text: string;
  labels: readonly string[];
}

export interface Answer {
  guesses: readonly Guess[];
  labels: readonly string[];
}

/** How good a classifier is at texts it has not seen. All are shares, 0 to 1. */
export interface Verdict {
  texts: number;
  /** Of the texts that are a démarche: the right one is the first, is among the first three. */
  first: number;
  firstThree: number;
  /** The lowest threshold with 95 % of right decisions, and the share of the démarches decided at it without a person. */
  threshold: number;
  decided: number;
  /** Share of the texts that are no démarche that would be decided all the same, at that threshold. */
  forced: number;
  /** Mean gap between the confidence announced and the share of right answers, in ten bins. */
  calibrationError: number;
}

export function answersOf(classifier: Classifier, asked: readonly Asked[]): Answer[] {
  return asked.map(({ text, labels }) => ({ guesses: classifier.classify(text), labels }));
}

export function judge(answers: readonly Answer[], precision = 0.95): Verdict {
  const requests = answers.filter(({ labels }) => labels.length > 0);
  const threshold = thresholdFor(answers, precision);
  const isDecided = ({ guesses }: Answer) => sureness(guesses) >= threshold;
  return {
    texts: answers.length,
    first: share(requests, isRight),
    firstThree: share(requests, ({ guesses, labels }) =>
      guesses.slice(0, 3).some(({ demarche }) => labels.includes(demarche)),
    ),
    threshold,
    decided: share(requests, isDecided),
    forced: share(
      answers.filter(({ labels }) => labels.length === 0),
      isDecided,
    ),
    calibrationError: calibrationError(answers),
  };
}

const isRight = ({ guesses: [best], labels }: Answer): boolean => best !== undefined && labels.includes(best.demarche);
const sureness = ([best]: readonly Guess[]): number => best?.confidence ?? 0;

/** Going down from the surest, the last place where that share of what is decided, strangers included, is right. */
function thresholdFor(answers: readonly Answer[], precision: number): number {
  let right = 0;
  let threshold = 1;
  [...answers]
    .sort((a, b) => sureness(b.guesses) - sureness(a.guesses))
    .forEach((answer, at) => {
      if (isRight(answer)) right++;
      if (right / (at + 1) >= precision) threshold = sureness(answer.guesses);
    });
  return threshold;
}

const bins = 10;

function calibrationError(answers: readonly Answer[]): number {
  const gaps = new Float64Array(bins);
  for (const answer of answers) {
    const confidence = sureness(answer.guesses);
    gaps[Math.min(bins - 1, Math.floor(confidence * bins))]! += confidence - (isRight(answer) ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length;
}

function share<T>(all: readonly T[], test: (one: T) => boolean): number {
  return all.filter(test).length / all.length;
}
