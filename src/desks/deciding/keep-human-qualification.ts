import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Need } from './needs.js';

/**
 * A person has said what a contact is about: it weighs more than any guess, and the guesses stay beside it. The program's
 * first guess is kept with it: where it is another démarche, the person has overturned it, and that is counted.
 * @param needs the main one first; none: nothing was left to do
 */
export async function keepHumanQualification(
  tx: TownTransaction,
  contactId: string,
  needs: readonly Need[],
  login: string,
): Promise<void> {
  const isWhole = needs.length === 1 && needs[0]!.text === null;
  await tx.query(
    `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, parts, created_at, proposed_id, proposed_confidence)
     SELECT $1, $2, $3, 'human', $4, $5, $6, clock_timestamp(), first.guess ->> 'demarche', (first.guess ->> 'confidence')::real
     FROM (SELECT (SELECT guesses -> 0 FROM qualification WHERE town_id = $1 AND contact_id = $3 ORDER BY created_at, id LIMIT 1) AS guess) AS first`,
    [tx.townId, uuid(), contactId, login, needs[0]?.demarche ?? null, JSON.stringify(isWhole ? [] : needs)],
  );
}
