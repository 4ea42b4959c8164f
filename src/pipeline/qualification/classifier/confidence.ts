/**
 * From scores to chances. The constants are those `fitCalibration` (calibrate.ts) finds on the cross-validated
 * catalogue; cross-validate.spec.ts fails when they no longer fit it.
 */
export const calibration: Calibration = { sharpness: 12, strangers: 3.5, offset: 0.05, slope: 0.52 };

export interface Calibration {
  /** Scores are multiplied by it before being compared. */
  sharpness: number;
  /** Log-odds added to the last label, « no démarche »: there are more ways to say nothing than examples of it. */
  strangers: number;
  /** Platt: the log-odds of the best label are then `offset + slope × log-odds`. Less than 1: less sure than it sounds. */
  offset: number;
  slope: number;
}

/**
 * Chances of the labels, of sum 1. The best one's is calibrated, the others share the rest.
 * @param logOdds added to each label's: what is known beside the text
 */
export function chancesOf(
  scores: Float64Array,
  { offset, slope, ...sharpening }: Calibration = calibration,
  logOdds?: Float64Array,
): Float64Array {
  const chances = sharpened(scores, sharpening, logOdds);
  const best = indexOfBest(chances);
  const raw = Math.min(chances[best]!, mostCertain);
  const sure = sigmoid(offset + slope * Math.log(raw / (1 - raw)));
  return chances.map((chance, at) => (at === best ? sure : (chance * (1 - sure)) / (1 - raw)));
}

const mostCertain = 0.9999;

/** Chances before Platt's correction. */
export function sharpened(
  scores: Float64Array,
  { sharpness, strangers }: Pick<Calibration, 'sharpness' | 'strangers'>,
  logOdds?: Float64Array,
): Float64Array {
  const last = scores.length - 1;
  return shares(scores.map((score, at) => score * sharpness + (at === last ? strangers : 0) + (logOdds?.[at] ?? 0)));
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

export function indexOfBest(values: Float64Array): number {
  return values.reduce((best, value, at) => (value > values[best]! ? at : best), 0);
}
