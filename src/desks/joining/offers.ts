import type { TownTransaction } from '../../platform/database/index.js';
import type { DossierColumns } from '../dossiers/dossier-record.js';

/** A dossier that was offered for a contact, and not refused since. */
export interface Offer extends DossierColumns {
  reasons: string[];
}

export function offersOf(tx: TownTransaction, contactId: string, closedAfter: Date): Promise<Offer[]> {
  return tx.query<Offer>(
    `SELECT dossier.*, target_date::text AS target_date, reasons FROM joining_offer
     JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
     WHERE joining_offer.town_id = $1 AND contact_id = $2 AND refused_at IS NULL AND (closed_at IS NULL OR closed_at > $3)
     AND NOT EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = dossier.id AND contact_id = $2)
     ORDER BY rank, number`,
    [tx.townId, contactId, closedAfter],
  );
}

/** Kept with its author; a dossier nobody had offered can be refused too, and is then never joined by itself. */
export async function refuseOffer(
  tx: TownTransaction,
  contactId: string,
  dossierId: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO joining_offer (town_id, contact_id, dossier_id, offered_at, refused_at, refused_by) VALUES ($1, $2, $3, $4, $4, $5)
     ON CONFLICT (town_id, contact_id, dossier_id) DO UPDATE
       SET refused_at = excluded.refused_at, refused_by = excluded.refused_by WHERE joining_offer.refused_at IS NULL`,
    [tx.townId, contactId, dossierId, at, actor],
  );
}
