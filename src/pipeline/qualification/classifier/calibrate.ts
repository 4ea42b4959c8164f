import { bestDemarche, sharpened, sigmoid, usualCalibration, type Calibration } from './confidence.js';
import type { Scores } from './model.js';

/** A text the model had not seen, and what it should have answered; the last label when it is no démarche. */
export interface HeldOut {
  scores: Scores;
  /** Likeness to the average text of each label. */
  average: Float64Array;
  labels: readonly number[];
}

export interface Fitted {
  calibration: Calibration;
  /** What that likeness should count in the rule's scores. */
  leaning: number;
}

/** It helps where labels have few texts, and harms a little where they have many. */
const leanings = [0, 0.2, 0.4];

/** What finds these answers least surprising: how to mix the scores first, then Platt's line. */
export function fitCalibration(heldOut: readonly HeldOut[]): Fitted {
  const { leaning, leant, mix } = leanings.map((one) => mixed(heldOut, one)).reduce(lessSurprised);
  const points = leant.map(({ scores, labels }) => {
    const chances = sharpened(scores, mix);
    const best = bestDemarche(chances);
    const chance = Math.min(0.9999, chances[best]!);
    return { logOdds: Math.log(chance / (1 - chance)), right: labels.includes(best) ? 1 : 0 };
  });
  return { calibration: { ...mix, ...line(points) }, leaning };
}

type Leant = Omit<HeldOut, 'average'>;

function mixed(heldOut: readonly HeldOut[], leaning: number) {
  const leant = heldOut.map(({ scores: { rule, near }, average, labels }): Leant => ({
    scores: { rule: rule.map((score, label) => score + leaning * average[label]!), near },
    labels,
  }));
  const mix = bestMix(leant);
  return { leaning, leant, mix, surprise: surprise(leant, mix) };
}

function lessSurprised<T extends { surprise: number }>(one: T, other: T): T {
  return other.surprise < one.surprise ? other : one;
}

type Mix = Pick<Calibration, 'sharpness' | 'nearness' | 'strangers'>;

const tried: Readonly<Record<keyof Mix, readonly number[]>> = {
  sharpness: [4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18],
  nearness: [0, 0.5, 1, 1.5, 2, 3, 4],
  strangers: [-2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3],
};
const rounds = 3;
const newtonSteps = 25;

/** One constant after the other, thrice: they hardly depend on one another. */
function bestMix(heldOut: readonly Leant[]): Mix {
  let mix: Mix = usualCalibration;
  for (let round = 0; round < rounds; round++) {
    for (const constant of Object.keys(tried) as (keyof Mix)[]) {
      mix = tried[constant]
        .map((value) => ({ ...mix, [constant]: value }))
        .map((one) => ({ one, surprise: surprise(heldOut, one) }))
        .reduce(lessSurprised).one;
    }
  }
  return mix;
}

function surprise(heldOut: readonly Leant[], mix: Mix): number {
  return heldOut.reduce((sum, { scores, labels }) => {
    const chances = sharpened(scores, mix);
    return sum - Math.log(labels.reduce((total, label) => total + chances[label]!, 1e-9));
  }, 0);
}

/** Logistic regression of « it was right » on the log-odds announced, by Newton's steps. */
function line(points: readonly { logOdds: number; right: number }[]): { offset: number; slope: number } {
  let [offset, slope] = [0, 1];
  for (let step = 0; step < newtonSteps; step++) {
    let [toOffset, toSlope, oo, os, ss] = [0, 0, 1e-6, 0, 1e-6];
    for (const { logOdds, right } of points) {
      const chance = sigmoid(offset + slope * logOdds);
      const spread = chance * (1 - chance);
      toOffset += right - chance;
      toSlope += (right - chance) * logOdds;
      oo += spread;
      os += spread * logOdds;
      ss += spread * logOdds * logOdds;
    }
    const determinant = oo * ss - os * os;
    offset += (ss * toOffset - os * toSlope) / determinant;
    slope += (oo * toSlope - os * toOffset) / determinant;
  }
  return { offset, slope };
}
