import { wordsOf } from '../../dossiers/rows.js';
import { outsideIn } from '../../pipeline/qualification/index.js';
import type { Town } from '../../towns/index.js';
import { demarcheName } from '../names/town-names.js';
import { isEmergency } from '../privacy/is-emergency.js';
import type { ContactRecord } from './contact-record.js';
import type { Guess, OutsideGuess, Segment } from './guess.dto.js';

/**
 * What the program made of the words, best first. The words that weighed are the usager's own: hidden with the rest. Where a
 * life may be in danger a person reads, and no rank of ours comes before them (AG-06, J22).
 */
export function guessesOf(town: Town, contact: ContactRecord, contentHidden: boolean): Guess[] {
  return isEmergency(contact) ? [] : named(town, contact.guesses, contentHidden);
}

/** The administrations it may be for; none once somebody has decided, nor where the words may not be read. */
export function outsideOf(
  town: Town,
  contact: ContactRecord,
  body: string | null,
  contentHidden: boolean,
): OutsideGuess[] {
  if (contact.state !== 'to-qualify' || contentHidden || isEmergency(contact)) return [];
  const { subject, guesses } = contact;
  return outsideIn(wordsOf({ subject, body }), guesses, town).map(({ administration: { id, name }, reasons }) => ({
    administration: { id, name },
    reasons,
  }));
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
