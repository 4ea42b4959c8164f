import type { Demarche } from '../../../towns/configuration/index.js';

/** A text whose démarche is known. */
export interface Example {
  demarche: string;
  text: string;
  /** Id of the town's service in charge, for the weight of the number or mailbox the usager chose. */
  service?: string;
  /**
   * `said`: as an usager would say it. `label`: a title or a keyword, a few words that name the démarche. `hint`: signs of
   * urgency. Absent: `said`.
   */
  kind?: 'said' | 'label' | 'hint';
}

/** What a catalogue teaches. Phone scripts and lists of documents were tried and taught nothing more (README.md). */
export function examplesOf(demarches: readonly Demarche[]): Example[] {
  return demarches.flatMap(({ id, title, keywords, utterances, urgency, actor }) => {
    const service = actor.type === 'municipal' ? actor.service : actor.front_service;
    const known = { demarche: id, ...(service && { service }) };
    const hints = urgency.hints.length > 0 ? [urgency.hints.join(' ; ')] : [];
    return [
      ...[title, ...keywords].map((text) => ({ ...known, text, kind: 'label' as const })),
      ...hints.map((text) => ({ ...known, text, kind: 'hint' as const })),
      ...[utterances.phone, utterances.email, utterances.letter]
        .flat()
        .map((text) => ({ ...known, text, kind: 'said' as const })),
    ];
  });
}
