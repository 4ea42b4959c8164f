import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { Day } from './days.js';
import type { Law } from './law.js';
import type { LegalFacts } from './legal-clock.js';

export interface Clocked {
  service_id: string | null;
  state: string;
  tacit_on: Day | null;
  tacit_announced: Day | null;
  /** Null while nobody knows what it is about. */
  facts: LegalFacts | null;
}

interface Row extends Omit<Clocked, 'facts'> {
  law: Law | null;
  received_on: Day;
  competent_on: Day | null;
  asked: LegalFacts['asked'];
  answered_on: Day | null;
}

/** What the legal clock of a dossier depends on, in the town's own days. Call it with the dossier locked. */
export async function readClock(tx: TownTransaction, town: Town, dossierId: string): Promise<Clocked> {
  const [row] = await tx.query<Row>(
    `SELECT service_id, state, tacit_on::text, tacit_announced::text, legal AS law,
       ${day('received_at')} AS received_on,
       -- What another legal person answers is received there later (N-04, TR-02); of an administration, perhaps nobody tells us when.
       CASE WHEN competent_received_at IS NOT NULL THEN ${day('competent_received_at')}
            WHEN administration_id IS NULL THEN ${day('received_at')} END AS competent_on,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'askedOn', ${day('asked_at')}, 'deadline', deadline, 'receivedOn', ${day('document_request.received_at')}) ORDER BY asked_at, id), '[]')
        FROM document_request WHERE town_id = $1 AND dossier_id = dossier.id) AS asked,
       (SELECT ${day('min(ended_at)')} FROM debt WHERE town_id = $1 AND dossier_id = dossier.id AND kind = 'answer' AND debt.state = 'settled') AS answered_on
     FROM dossier WHERE town_id = $1 AND id = $2`,
    [tx.townId, dossierId, town.platform.working_calendar.timezone],
  );
  const { law, received_on, competent_on, asked, answered_on, ...clocked } = row!;
  const facts = { receivedOn: received_on, competentOn: competent_on, asked, answeredOn: answered_on };
  return { ...clocked, facts: law && { law, ...facts } };
}

const day = (instant: string) => `(${instant} AT TIME ZONE $3)::date::text`;
