import type { TownTransaction } from '../../platform/database/index.js';

/** Of a contact that holds several requests: which of its words each dossier is about (J24). */
export async function keepWords(
  tx: TownTransaction,
  contactId: string,
  parts: readonly { dossierId: string; words: string | null }[],
): Promise<void> {
  await tx.query(
    `UPDATE dossier_contact SET words = part.words FROM jsonb_to_recordset($3::jsonb) AS part ("dossierId" uuid, words text)
     WHERE town_id = $1 AND contact_id = $2 AND dossier_id = part."dossierId"`,
    [tx.townId, contactId, JSON.stringify(parts)],
  );
}
