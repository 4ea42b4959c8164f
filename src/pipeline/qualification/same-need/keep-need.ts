import type { TownTransaction } from '../../../platform/database/index.js';
import type { Judged } from './need.js';
import { keyOf, type Place } from '../../../dossiers/places/index.js';

/**
 * Keeps where a contact is about, so that the next one finds it, and the dossiers it may belong to, so that a person decides.
 * What a person has refused stays refused.
 */
export async function keepNeed(
  tx: TownTransaction,
  contactId: string,
  places: readonly Place[],
  offers: readonly Judged[],
  at: Date,
): Promise<void> {
  if (places.length + offers.length === 0) return;
  await tx.query(
    `WITH told AS (
       INSERT INTO contact_place (town_id, contact_id, ordinal, key, place)
       SELECT $1, $2, ordinal, key, place FROM jsonb_to_recordset($3::jsonb) AS one (ordinal smallint, key text, place jsonb)
       ON CONFLICT DO NOTHING)
     INSERT INTO joining_offer (town_id, contact_id, dossier_id, rank, reasons, offered_at)
     SELECT $1, $2, id, rank, reasons, $5 FROM jsonb_to_recordset($4::jsonb) AS one (id uuid, rank smallint, reasons jsonb)
     ON CONFLICT (town_id, contact_id, dossier_id) DO UPDATE
       SET rank = excluded.rank, reasons = excluded.reasons, offered_at = excluded.offered_at WHERE joining_offer.refused_at IS NULL`,
    [
      tx.townId,
      contactId,
      JSON.stringify(places.map((place, ordinal) => ({ ordinal, key: keyOf(place), place }))),
      JSON.stringify(offers.map(({ candidate, reasons }, rank) => ({ id: candidate.id, rank, reasons }))),
      at,
    ],
  );
}
