import type { Demarche } from '../../../towns/configuration/index.js';

/** A text and what it is about. */
export interface Example {
  /** Null: it is no démarche. */
  demarche: string | null;
  /** A reference text may be of several; they count less than the first. */
  others?: readonly string[];
  text: string;
  /**
   * `said`: as an usager would say it. `label`: a title or a keyword, a few words that name the démarche. `hint`: signs of
   * urgency. Absent: `said`.
   */
  kind?: 'said' | 'label' | 'hint';
  /** How much it is trusted, 1 unless said otherwise. */
  weight?: number;
}

/** In this order, whatever that of the database: the same texts in the same order are the same model. */
const ways = ['phone', 'email', 'letter', 'sms', 'form'] as const;

/** What a catalogue teaches. Phone scripts and lists of documents were tried and taught nothing more. */
export function examplesOf(demarches: readonly Demarche[]): Example[] {
  return demarches.flatMap(({ id, title, keywords, utterances, urgency }) => {
    const hints = urgency.hints.length > 0 ? [urgency.hints.join(' ; ')] : [];
    return [
      // A keyword is surer than a sentence.
      ...[title, ...keywords].map((text) => ({ demarche: id, text, kind: 'label' as const, weight: 2 })),
      ...hints.map((text) => ({ demarche: id, text, kind: 'hint' as const })),
      ...ways.flatMap((way) => utterances[way]).map((text) => ({ demarche: id, text, kind: 'said' as const })),
    ];
  });
}
