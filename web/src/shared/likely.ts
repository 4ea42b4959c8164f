import type { Guess } from '../api/types.js';

/** Under that, a guess only says that the program looked. */
const shownFrom = 0.03;

/** The guesses worth a person's time, best first. */
export function likely(guesses: readonly Guess[]): Guess[] {
  return guesses.filter(({ confidence }) => confidence >= shownFrom);
}
