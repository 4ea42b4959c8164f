import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Guess } from './classifier/index.js';
import type { Danger } from './danger/index.js';
import type { Identity } from './identity/index.js';

export interface Kept {
  contactId: string;
  usagerId: string | null;
  name: string | null;
  identities: readonly Identity[];
  decision: 'auto' | 'human';
  decidedBy: string;
  demarche: string | null;
  confidence: number | null;
  guesses: readonly Guess[];
  dangers: readonly Danger[];
  reason: string | null;
}

/**
 * Writes down what was understood and why, and who the usager is: the one found, else a new one when there is anything to
 * know them by. In one statement.
 * @returns the usager's id, null for one who gave nothing to be known by (J20)
 */
export async function keepQualification(tx: TownTransaction, kept: Kept): Promise<string | null> {
  const isNew = kept.usagerId === null && kept.identities.length > 0;
  const usagerId = isNew ? uuid() : kept.usagerId;
  await tx.query(
    `WITH known AS (INSERT INTO usager (town_id, id, name) SELECT $1, $3, $4 WHERE $5),
          identified AS (
            INSERT INTO identity (town_id, usager_id, kind, value)
            SELECT $1, $3, kind, value FROM unnest($6::text[], $7::text[]) AS given (kind, value)
            ON CONFLICT DO NOTHING),
          linked AS (UPDATE contact SET usager_id = $3 WHERE town_id = $1 AND id = $2 AND $3::uuid IS NOT NULL)
     INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses, alerts, reason)
     VALUES ($1, $8, $2, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.townId,
      kept.contactId,
      usagerId,
      kept.name,
      isNew,
      kept.identities.map(({ kind }) => kind),
      kept.identities.map(({ value }) => value),
      uuid(),
      kept.decision,
      kept.decidedBy,
      kept.demarche,
      kept.confidence,
      JSON.stringify(kept.guesses),
      JSON.stringify(kept.dangers),
      kept.reason,
    ],
  );
  return usagerId;
}
