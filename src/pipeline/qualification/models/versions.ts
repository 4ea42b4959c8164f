import type { TownTransaction } from '../../../platform/database/index.js';
import type { Cause } from './due.js';
import { usable } from './take-over.js';
import type { Compared } from './verdict.js';

/** A model of a town, in force, past or refused: all but what it has learnt. */
export interface Version {
  version: number;
  state: 'candidate' | 'in-force' | 'retired' | 'refused';
  cause: Cause;
  examples: number;
  /** Contacts whose words it has learnt. */
  contacts: number;
  figures: Compared | null;
  refusal: string | null;
  setAside: number | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  createdAt: Date;
  /** A person may put it in force. */
  usable: boolean;
}

const shown = 50;

/** The latest first. */
export function versionsOf(tx: TownTransaction): Promise<Version[]> {
  return tx.query<Version>(
    `SELECT version, state, cause, examples, cardinality(contacts) AS contacts, figures, refusal, set_aside AS "setAside",
            decided_by AS "decidedBy", decided_at AS "decidedAt", created_at AS "createdAt", state = 'retired' AND ${usable} AS usable
     FROM classifier_model WHERE town_id = $1 ORDER BY version DESC LIMIT ${shown}`,
    [tx.townId],
  );
}
