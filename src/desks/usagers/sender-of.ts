import type { Membership } from '../../access/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { distinctFrom } from './doubles.js';
import { usagerCardOf } from './usager-card.js';
import type { ContactUsager } from './usager.dto.js';
import { usagerRecords } from './usager-record.js';
import { asLikely } from './usagers.js';

interface Row {
  usager_id: string | null;
  certain: { usagerId: string; reasons: string[] }[];
  likely: { usagerId: string; reasons: string[] }[];
}

/** Who a contact comes from, why, and who else it may be: not who was refused, nor who is one with the sender by now. */
export async function senderOf(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  contactId: string,
): Promise<ContactUsager> {
  const [row] = await tx.query<Row>(
    `SELECT usager_id, ${matches(`grade = 'certain'`)} AS certain, ${matches(`grade = 'likely' AND refused_at IS NULL`)} AS likely
     FROM contact WHERE town_id = $1 AND id = $2`,
    [tx.townId, contactId],
  );
  const { usager_id: own, certain, likely } = row!;
  const [usager] = own ? await usagerRecords(tx, town, member, [own], 1) : [];
  const fileIds = usager?.fileIds ?? [];
  const distinct = await distinctFrom(tx, fileIds);
  const offered = likely.filter(({ usagerId }) => !fileIds.includes(usagerId) && !distinct.has(usagerId));
  return {
    usager: usager ? usagerCardOf(usager) : null,
    reasons: certain.find(({ usagerId }) => usagerId === own)?.reasons ?? [],
    likely: await asLikely(tx, town, member, offered),
  };
}

function matches(where: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('usagerId', usager_id, 'reasons', reasons) ORDER BY created_at, usager_id), '[]')
    FROM usager_match WHERE town_id = $1 AND contact_id = $2 AND ${where})`;
}
