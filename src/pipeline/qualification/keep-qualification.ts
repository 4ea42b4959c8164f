import { v7 as uuid } from 'uuid';
import { program } from '../../dossiers/timeline.js';
import { keptUsager, keptUsagerSql, type Recognition } from '../../dossiers/usagers/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Guess } from './classifier/index.js';
import type { Danger } from './danger/index.js';
import type { Identity } from './identity/index.js';
import type { Segment } from './segments/index.js';

export interface Kept {
  contactId: string;
  name: string | null;
  identities: readonly Identity[];
  recognition: Recognition;
  language: string | null;
  decision: 'auto' | 'human';
  decidedBy: string;
  demarche: string | null;
  confidence: number | null;
  guesses: readonly Guess[];
  segments: readonly Segment[];
  dangers: readonly Danger[];
  reason: string | null;
  /** Of the model that guessed; null when none did. */
  modelVersion: number | null;
}

/** Who it comes from and what it is about, where that was not asked. */
export const nothingFound: Omit<Kept, 'contactId' | 'dangers' | 'reason'> = {
  name: null,
  identities: [],
  recognition: { certain: null, likely: [], isNew: false },
  language: null,
  decision: 'auto',
  decidedBy: program,
  demarche: null,
  confidence: null,
  guesses: [],
  segments: [],
  modelVersion: null,
};

/**
 * Writes down what was understood and why, in which language, and who the usager is: the one recognised, else a new one when
 * there is anything to know them by. In one statement.
 * @returns the usager's id, null for one who gave nothing to be known by (J20)
 */
export async function keepQualification(tx: TownTransaction, kept: Kept): Promise<string | null> {
  const { usagerId, parameter } = keptUsager(kept);
  await tx.query(
    `WITH ${keptUsagerSql(2)}
     INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses, segments, alerts, reason, model_version)
     VALUES ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.townId,
      parameter,
      uuid(),
      kept.contactId,
      kept.decision,
      kept.decidedBy,
      kept.demarche,
      kept.confidence,
      JSON.stringify(kept.guesses),
      JSON.stringify(kept.segments),
      JSON.stringify(kept.dangers),
      kept.reason,
      kept.modelVersion,
    ],
  );
  return usagerId;
}
