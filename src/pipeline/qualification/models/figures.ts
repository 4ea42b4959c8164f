/** What a model answers to one text of the held-out part. */
export interface Answer {
  /** Of its first guess; 0 when it has none. */
  confidence: number;
  /** The first guess is what a person, or the catalogue, says. What is no démarche has no right guess. */
  right: boolean;
  isDemarche: boolean;
}

/** How good a model is at texts it has not seen. */
export interface Figures {
  texts: number;
  /** How many it understood: the first guess is right or, for what is no démarche, it would have asked a person. */
  understood: number;
  /** Of the démarches: decided without a person, and rightly so. */
  decided: number;
  decidedRightly: number;
  /** Mean gap between the confidence announced and the share of right answers, in ten bins; 0 to 1. */
  calibrationError: number;
}

const bins = 10;

/** @param threshold confidence from which nobody is asked */
export function figuresOf(answers: readonly Answer[], threshold: number): Figures {
  const count = (test: (answer: Answer) => boolean) => answers.filter(test).length;
  const isDecided = ({ confidence }: Answer) => confidence >= threshold;
  return {
    texts: answers.length,
    understood: count((one) => (one.isDemarche ? one.right : !isDecided(one))),
    decided: count((one) => one.isDemarche && isDecided(one)),
    decidedRightly: count((one) => one.right && isDecided(one)),
    calibrationError: calibrationError(answers),
  };
}

function calibrationError(answers: readonly Answer[]): number {
  const gaps = new Float64Array(bins);
  for (const { confidence, right } of answers)
    gaps[Math.min(bins - 1, Math.floor(confidence * bins))]! += confidence - (right ? 1 : 0);
  return answers.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length;
}
