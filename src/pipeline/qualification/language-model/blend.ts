import type { Guess } from '../classifier/index.js';
import { weigh } from '../signals/index.js';
import type { Opinion } from './opinion.js';

/** What the person who decides reads among the reasons. */
export const opinionReason = 'avis du modèle de langue';

/** Log-odds of a full opinion: it tips the scales less than a service that was dialled does. */
const opinionLogOdds = 1.5;
/** A démarche that we did not put first does not become surer than this by an opinion: a person decides. */
const disputedMax = 0.5;

/**
 * Our guesses with the opinion of a language model as one more signal. It confirms our first guess, makes us less sure of it
 * or changes the order; it never alone makes sure of what we did not think likeliest. Without an opinion nothing changes.
 */
export function blend(guesses: readonly Guess[], opinion: Opinion | null): Guess[] {
  if (!opinion) return [...guesses];
  const before = new Map(guesses.map(({ demarche, confidence }) => [demarche, confidence]));
  const [first] = guesses;
  const logOdds = new Map(opinion.demarches.map(({ demarche, confidence }) => [demarche, opinionLogOdds * confidence]));
  return weigh(guesses, [{ reason: opinionReason, logOdds }])
    .map((guess) => {
      if (guess.demarche === first?.demarche) return guess;
      const most = Math.max(disputedMax, before.get(guess.demarche) ?? 0);
      return { ...guess, confidence: Math.min(guess.confidence, most) };
    })
    .sort((a, b) => b.confidence - a.confidence);
}
