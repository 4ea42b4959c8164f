import type { Town } from '../../towns/index.js';
import { demarcheName } from '../names/town-names.js';
import { isEmergency } from '../privacy/is-emergency.js';
import type { ContactRecord } from './contact-record.js';
import type { Guess, Segment } from './guess.dto.js';

/**
 * What the program made of the words, best first. The words that weighed are the usager's own: hidden with the rest. Where a
 * life may be in danger a person reads, and no rank of ours comes before them (AG-06, J22).
 */
export function guessesOf(town: Town, contact: ContactRecord, contentHidden: boolean): Guess[] {
  return isEmergency(contact) ? [] : named(town, contact.guesses, contentHidden);
}

/** What looks like several requests in one contact; none where the words may not be read. */
export function segmentsOf(town: Town, contact: ContactRecord, contentHidden: boolean): Segment[] {
  if (contentHidden || isEmergency(contact)) return [];
  return contact.segments.map((segment) => ({ ...segment, guesses: named(town, segment.guesses, false) }));
}

function named(town: Town, guesses: ContactRecord['guesses'], contentHidden: boolean): Guess[] {
  return guesses.map(({ demarche, confidence, reasons }) => ({
    demarche,
    title: demarcheName(town, demarche)!.title,
    confidence,
    reasons: contentHidden ? [] : reasons,
  }));
}
