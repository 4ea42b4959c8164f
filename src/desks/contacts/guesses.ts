import type { Town } from '../../towns/index.js';
import { demarcheName } from '../names/town-names.js';
import type { ContactRecord } from './contact-record.js';
import type { Guess } from './guess.dto.js';

/** What the program made of the words, best first. The words that weighed are the usager's own: hidden with the rest. */
export function guessesOf(town: Town, { guesses }: ContactRecord, contentHidden: boolean): Guess[] {
  return guesses.map(({ demarche, confidence, reasons }) => ({
    demarche,
    title: demarcheName(town, demarche)!.title,
    confidence,
    reasons: contentHidden ? [] : reasons,
  }));
}
