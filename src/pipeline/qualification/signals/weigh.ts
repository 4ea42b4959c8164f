import type { Guess } from '../classifier/index.js';
import type { Signal } from './signal.js';

/** However many signals agree, they make a démarche no more than twenty times likelier: clear words about something else win. */
const logOddsMax = 3;
/** What each démarche that is not among our ten has of what is left for all others and for none (measured: six tenths, of 66). */
const outsiderShare = 0.01;
const guessesMax = 10;

/**
 * The guesses of the words, with what is known beside them: Bayes' rule on the chances, of which the words give the first
 * (`classifier`) and the signals a bounded likelihood ratio. Each guess says which of them spoke for it. Without words none is
 * surer than one in five, and so a person decides; without signals nothing changes.
 */
export function weigh(guesses: readonly Guess[], signals: readonly Signal[]): Guess[] {
  const left = Math.max(0, 1 - guesses.reduce((sum, { confidence }) => sum + confidence, 0));
  const ours = new Set(guesses.map(({ demarche }) => demarche));
  const named = new Set(signals.flatMap(({ logOdds }) => [...logOdds.keys()]));
  const strange = [...named].filter((demarche) => !ours.has(demarche));
  const all = [...guesses, ...strange.map((demarche) => ({ demarche, confidence: left * outsiderShare, reasons: [] }))];
  const weighed = all.map((guess) => spokenFor(guess, signals));
  const others = left * Math.max(0, 1 - outsiderShare * strange.length);
  const total = weighed.reduce((sum, { confidence }) => sum + confidence, others);
  if (named.size === 0 || total === 0) return [...guesses];
  return weighed
    .map((guess) => ({ ...guess, confidence: guess.confidence / total }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, guessesMax);
}

function spokenFor({ demarche, confidence, reasons }: Guess, signals: readonly Signal[]): Guess {
  const speaking = signals.filter(({ logOdds }) => logOdds.has(demarche));
  const sum = speaking.reduce((total, { logOdds }) => total + logOdds.get(demarche)!, 0);
  return {
    demarche,
    confidence: confidence * Math.exp(Math.min(sum, logOddsMax)),
    reasons: [...reasons, ...speaking.map(({ reason }) => reason)],
  };
}
