import type { Scores } from './model.js';

/** How scores become chances; found on texts kept aside (calibrate.ts). */
export interface Calibration {
  /** The rule's scores are multiplied by it before being compared; the nearest texts' votes by `nearness`. */
  sharpness: number;
  nearness: number;
  /** Log-odds added to the last label, « no démarche »: there are more ways to say nothing than examples of it. */
  strangers: number;
  /** Platt: the log-odds of the best démarche are then `offset + slope × log-odds`. Less than 1: less sure than it sounds. */
  offset: number;
  slope: number;
}

/** Of the shipped catalogue, for one too small to find its own. */
export const usualCalibration: Calibration = { sharpness: 10, nearness: 1, strangers: 1, offset: 0, slope: 1 };

/** Chances of the labels, of sum 1. That of the best démarche is calibrated: it decides. The others share the rest. */
export function chancesOf(scores: Scores, calibration: Calibration): Float64Array {
  const chances = sharpened(scores, calibration);
  const best = bestDemarche(chances);
  const raw = Math.min(chances[best]!, mostCertain);
  const sure = sigmoid(calibration.offset + calibration.slope * Math.log(raw / (1 - raw)));
  return chances.map((chance, at) => (at === best ? sure : (chance * (1 - sure)) / (1 - raw)));
}

const mostCertain = 0.9999;

/** Chances before Platt's correction. */
export function sharpened(
  { rule, near }: Scores,
  { sharpness, nearness, strangers }: Pick<Calibration, 'sharpness' | 'nearness' | 'strangers'>,
): Float64Array {
  const last = rule.length - 1;
  return shares(rule.map((score, at) => score * sharpness + near[at]! * nearness + (at === last ? strangers : 0)));
}

/** Softmax. */
function shares(logits: Float64Array): Float64Array {
  const highest = logits.reduce((most, one) => Math.max(most, one), -Infinity);
  const raised = logits.map((one) => Math.exp(one - highest));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The last label is none. */
export function bestDemarche(chances: Float64Array): number {
  return chances.subarray(0, -1).reduce((best, chance, at) => (chance > chances[best]! ? at : best), 0);
}
