import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../platform/database/index.js';

/** T10: what is closed is opened again within so many days by its usager; after that they get another dossier. */
export const reopenedWithinDays = 15;

interface Reopening {
  dossierId: string;
  /** Null: the usager has said that it is not solved. */
  contactId: string | null;
  closedAt: Date;
  at: Date;
}

/** Counts a closed dossier that is open again (K16). */
export async function keepReopening(
  tx: TownTransaction,
  { dossierId, contactId, closedAt, at }: Reopening,
): Promise<void> {
  await tx.query(
    'INSERT INTO reopening (town_id, id, dossier_id, closed_at, at, contact_id) VALUES ($1, $2, $3, $4, $5, $6)',
    [tx.townId, uuid(), dossierId, closedAt, at, contactId],
  );
}
