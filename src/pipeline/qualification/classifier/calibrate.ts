import { indexOfBest, sharpened, sigmoid, type Calibration } from './confidence.js';

/** A text the model had not seen, and what it should have answered. */
export interface HeldOut {
  scores: Float64Array;
  label: number;
}

/** The calibration that finds these answers least surprising: sharpness and strangers first (a grid), then Platt's line. */
export function fitCalibration(heldOut: readonly HeldOut[]): Calibration {
  const sharpening = grid
    .map((point) => ({ point, surprise: surprise(heldOut, point) }))
    .reduce((best, one) => (one.surprise < best.surprise ? one : best)).point;
  const points = heldOut.map(({ scores, label }) => {
    const chances = sharpened(scores, sharpening);
    const best = indexOfBest(chances);
    const chance = Math.min(0.9999, chances[best]!);
    return { logOdds: Math.log(chance / (1 - chance)), right: best === label ? 1 : 0 };
  });
  return { ...sharpening, ...line(points) };
}

type Sharpening = Pick<Calibration, 'sharpness' | 'strangers'>;

const grid: Sharpening[] = [6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18].flatMap((sharpness) =>
  [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5].map((strangers) => ({ sharpness, strangers })),
);
const newtonSteps = 25;

function surprise(heldOut: readonly HeldOut[], sharpening: Sharpening): number {
  return heldOut.reduce((sum, { scores, label }) => sum - Math.log(sharpened(scores, sharpening)[label]!), 0);
}

/** Logistic regression of « it was right » on the log-odds announced, by Newton's steps. */
function line(points: readonly { logOdds: number; right: number }[]): { offset: number; slope: number } {
  let [offset, slope] = [0, 1];
  for (let step = 0; step < newtonSteps; step++) {
    let [toOffset, toSlope, oo, os, ss] = [0, 0, 0, 0, 0];
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
