import type { Guess } from '../classifier/index.js';
import type { Opinion } from './opinion.js';

/** What the person who decides reads among the reasons. */
export const opinionReason = 'avis du modèle de langue';

/** Log-odds of a full opinion: it tips the scales as a service that was dialled does, no more. */
const opinionLogOdds = 1.5;
/** A démarche that we did not put first does not become surer than this by an opinion: a person decides. */
const disputedMax = 0.5;
/** What a démarche that is not among our ten may take of what is left for all others. */
const outsiderShare = 0.05;
const guessesMax = 10;

/**
 * Our guesses with the opinion of a language model as one more signal, in the same log-odds as the others. It confirms our
 * first guess, makes us less sure of it or changes the order; it never alone makes sure of what we did not think likeliest.
 * Without an opinion nothing changes.
 */
export function blend(guesses: readonly Guess[], opinion: Opinion | null): Guess[] {
  if (!opinion || opinion.demarches.length === 0) return [...guesses];
  const said = new Map(opinion.demarches.map(({ demarche, confidence }) => [demarche, confidence]));
  const left = Math.max(0, 1 - guesses.reduce((sum, { confidence }) => sum + confidence, 0));
  const ours = new Set(guesses.map(({ demarche }) => demarche));
  const outsiders = [...said.keys()]
    .filter((demarche) => !ours.has(demarche))
    .map((demarche) => ({ demarche, confidence: (left * outsiderShare) / said.size, reasons: [] }));
  const taken = outsiders.reduce((sum, { confidence }) => sum + confidence, 0);
  const all: Guess[] = [...guesses, ...outsiders];
  const weighed = all.map(
    ({ demarche, confidence }) => confidence * Math.exp(opinionLogOdds * (said.get(demarche) ?? 0)),
  );
  const total = weighed.reduce((sum, weight) => sum + weight, left - taken);
  if (total === 0) return [...guesses];
  const [first] = guesses;
  return all
    .map((guess, at) => {
      const confidence = weighed[at]! / total;
      const isDisputed = guess.demarche !== first?.demarche;
      return {
        ...guess,
        confidence: isDisputed ? Math.min(confidence, Math.max(disputedMax, guess.confidence)) : confidence,
        reasons: said.has(guess.demarche) ? [...guess.reasons, opinionReason] : guess.reasons,
      };
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, guessesMax);
}
