import type { Membership } from '../../access/index.js';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import { saidSenderSql } from '../../dossiers/rows.js';
import { identitiesOf } from '../../pipeline/qualification/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { distinctFrom } from './doubles.js';
import { likelyUsagers } from './likely-usagers.js';
import { usagerCardOf } from './usager-card.js';
import type { ContactUsager } from './usager.dto.js';
import { usagerRecords } from './usager-record.js';

interface Row {
  usager_id: string | null;
  sender: SenderIdentity;
  certain: { usagerId: string; reasons: string[] }[];
  likely: { usagerId: string; reasons: string[] }[];
}

/** Who a contact comes from, why, and who else it may be: not who was refused, nor who is one with the sender by now. */
export async function senderOf(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  contactId: string,
  at: Date,
): Promise<ContactUsager> {
  const [row] = await tx.query<Row>(
    `SELECT usager_id, ${saidSenderSql} AS sender, ${matches(`grade = 'certain'`)} AS certain, ${matches(`grade = 'likely' AND refused_at IS NULL`)} AS likely
     FROM contact WHERE town_id = $1 AND id = $2`,
    [tx.townId, contactId],
  );
  const { usager_id: own, sender, certain, likely } = row!;
  const [usager] = own ? await usagerRecords(tx, town, member, [own]) : [];
  const fileIds = usager?.fileIds ?? [];
  const distinct = await distinctFrom(tx, fileIds);
  const offered = likely.filter(({ usagerId }) => !fileIds.includes(usagerId) && !distinct.has(usagerId));
  const sought = { names: sender.name ? [sender.name] : [], identities: identitiesOf(sender) };
  return {
    usager: usager ? usagerCardOf(usager) : null,
    // What it was recognised by may be known to a confidential service alone.
    reasons: (usager?.isWhole && certain.find(({ usagerId }) => usagerId === own)?.reasons) || [],
    likely: await likelyUsagers(tx, town, member, offered, sought, at),
  };
}

function matches(where: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('usagerId', usager_id, 'reasons', reasons) ORDER BY created_at, usager_id), '[]')
    FROM usager_match WHERE town_id = $1 AND contact_id = $2 AND ${where})`;
}
