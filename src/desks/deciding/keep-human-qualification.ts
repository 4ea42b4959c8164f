import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Need } from './needs.js';

/**
 * A person has said what a contact is about: it weighs more than any guess, and the guesses stay beside it. Where they were of
 * another démarche the person has overturned them, and that is counted (models/overturns.ts).
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
    `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, parts, created_at)
     VALUES ($1, $2, $3, 'human', $4, $5, $6, clock_timestamp())`,
    [tx.townId, uuid(), contactId, login, needs[0]?.demarche ?? null, JSON.stringify(isWhole ? [] : needs)],
  );
}
