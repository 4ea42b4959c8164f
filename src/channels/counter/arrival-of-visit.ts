import type { Arrival } from '../../dossiers/arrival.js';
import { firstWords } from '../../dossiers/first-words.js';
import type { Visit } from './visit.js';

/** Who wrote it down. */
export interface WrittenBy {
  townId: string;
  /** An agent's own service: the counter the visitor stood at. */
  serviceId: string | null;
  login: string;
}

export const counterSource = 'guichet';

/** A visit as intake takes it. */
export function arrivalOfVisit(visit: Visit, { townId, serviceId, login }: WrittenBy, receivedAt: Date): Arrival {
  const { demarches, name, phone, email, postalAddress, text, documentsMissing, answered } = visit;
  return {
    townId,
    channel: 'counter',
    source: counterSource,
    sourceKey: visit.idempotencyKey,
    receivedAt,
    sender: { name, phone, email, postalAddress },
    ...(serviceId !== null && { serviceId }),
    facts: {
      ...(text && { subject: firstWords(text) }),
      text,
      agent: login,
      ...(demarches.length > 0 && { demarches }),
      ...(documentsMissing.length > 0 && { documentsMissing }),
      ...(answered && { answered }),
    },
  };
}
