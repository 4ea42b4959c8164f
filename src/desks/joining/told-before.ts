import { asksAgainIn } from '../../pipeline/qualification/index.js';
import type { TownTransaction } from '../../platform/database/index.js';

export interface ToldBefore {
  closed_at: Date | null;
  is_there: boolean;
  /** The usager of the dossier tells it again, or somebody says that it was told before (AR-14). */
  asks_again: boolean;
}

export async function toldBefore(tx: TownTransaction, contactId: string, dossierId: string): Promise<ToldBefore> {
  const [row] = await tx.query<{ closed_at: Date | null; is_there: boolean; is_same: boolean | null; words: string }>(
    `SELECT closed_at, EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2 AND contact_id = $3) AS is_there,
            coalesce(sender.merged_into, sender.id) = coalesce(usager.merged_into, usager.id) AS is_same,
            concat_ws(E'\\n', subject, body) AS words
     FROM dossier JOIN contact ON contact.town_id = $1 AND contact.id = $3
     LEFT JOIN usager sender ON sender.town_id = $1 AND sender.id = contact.usager_id
     LEFT JOIN usager ON usager.town_id = $1 AND usager.id = dossier.usager_id
     WHERE dossier.town_id = $1 AND dossier.id = $2`,
    [tx.townId, dossierId, contactId],
  );
  const { closed_at, is_there, is_same, words } = row!;
  return { closed_at, is_there, asks_again: is_same === true || asksAgainIn(words) };
}
