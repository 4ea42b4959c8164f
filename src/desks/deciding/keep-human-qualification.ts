import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';

/** A person has said what a contact is about: it weighs more than any guess, and the guesses stay beside it. */
export async function keepHumanQualification(
  tx: TownTransaction,
  contactId: string,
  demarche: string | null,
  login: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, created_at)
     VALUES ($1, $2, $3, 'human', $4, $5, clock_timestamp())`,
    [tx.townId, uuid(), contactId, login, demarche],
  );
}
